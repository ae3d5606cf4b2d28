namespace VpnPortal.Web.Shared.Topology;

/// <summary>A thing in the drawing as a sentence, with what belongs to it.</summary>
/// <param name="Key">Name of its element when it can be selected.</param>
public sealed record TopologyLine(string? Key, string Text, params IReadOnlyList<TopologyLine> More)
{
    /// <summary>This sentence and all below it, in order.</summary>
    public IEnumerable<TopologyLine> All => [this, .. More.SelectMany(line => line.All)];
}
