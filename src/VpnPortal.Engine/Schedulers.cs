namespace VpnPortal.Engine;

/// <summary>Names of the two schedulers. They decide when and on which node something happens; the journal decides what.</summary>
internal static class Schedulers
{
    /// <summary>Runs, each on one node of a team at a time: in memory with SQLite, in the database with PostgreSQL.</summary>
    public const string Runs = "runs";

    /// <summary>What every node does for itself: looking at regions, looking for runs that nobody carries on. Always in memory.</summary>
    public const string Node = "node";
}
