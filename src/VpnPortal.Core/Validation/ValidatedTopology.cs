using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation;

/// <summary>A topology in which no rule found an error. Only <see cref="DraftCompiler"/> can make one; planner and exports accept nothing else.</summary>
public sealed record ValidatedTopology
{
    internal ValidatedTopology(VpnTopology topology) => Topology = topology;

    /// <summary>The checked topology.</summary>
    public VpnTopology Topology { get; }

    /// <summary>How the two ends are built.</summary>
    public Scenario Scenario => Topology.Scenario;
}
