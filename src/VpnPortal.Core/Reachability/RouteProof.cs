using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Reachability;

/// <summary>A network of each end and the ways between them.</summary>
/// <param name="Forth">From side 1 to side 2.</param>
/// <param name="Back">From side 2 to side 1.</param>
public sealed record PairProof(Cidr One, Cidr Two, Walk Forth, Walk Back)
{
    /// <summary>Both ways arrive.</summary>
    public bool Reaches => Forth.Arrives && Back.Arrives;

    /// <summary>Both ways arrive, through different tunnels.</summary>
    public bool IsAsymmetric => Reaches && Forth.Through != Back.Through;

    /// <summary>The way from a side.</summary>
    public Walk From(SideKey side) => side == SideKey.One ? Forth : Back;

    /// <summary>The network of a side.</summary>
    public Cidr Network(SideKey side) => side == SideKey.One ? One : Two;
}

/// <summary>All pairs in one situation.</summary>
public sealed record SituationProof(Situation Situation, EquatableArray<PairProof> Pairs)
{
    /// <summary>Every pair reaches each other.</summary>
    public bool Reaches => Pairs.All(pair => pair.Reaches);
}

/// <summary>Where every packet would go, before anything is built: for every pair of networks, with both tunnels, without the master, with none.</summary>
/// <param name="Usual">Both tunnels up, master down, both down.</param>
/// <param name="WhatIfs">What a forgotten publication, or a health check that fails alone, would break.</param>
public sealed record RouteProof(EquatableArray<SituationProof> Usual, EquatableArray<SituationProof> WhatIfs)
{
    /// <summary>Follows every pair.</summary>
    /// <param name="vpcNetworks">All networks of the VPC of a side; empty when they are not known, and then what the peer is told counts.</param>
    public static RouteProof Of(Scenario scenario, Func<SideKey, IReadOnlyList<Cidr>> vpcNetworks)
    {
        IReadOnlyList<Cidr> Owned(SideKey side) => vpcNetworks(side) is { Count: > 0 } known ? known : scenario.SubnetsOf(side);
        return new RouteProof(
            Situation.Usual.Select(situation => Prove(scenario, situation, Owned)).ToEquatableArray(),
            WhatIfsOf(scenario).Select(situation => Prove(scenario, situation, Owned)).ToEquatableArray());
    }

    /// <summary>The proof of one of the usual situations.</summary>
    public SituationProof With(TunnelsUp tunnels) => Usual.First(proof => proof.Situation.Tunnels == tunnels);

    private static IEnumerable<Situation> WhatIfsOf(Scenario scenario)
    {
        foreach (var side in scenario.CloudSides.Where(side => scenario.Routing == RoutingMode.Bgp || side.PublishRoutes))
            yield return new Situation(TunnelsUp.Both, Unpublished: side.Key);
        if (scenario is OnPremisesClassic) yield return new Situation(TunnelsUp.Both, MasterUnchecked: true);
    }

    private static SituationProof Prove(Scenario scenario, Situation situation, Func<SideKey, IReadOnlyList<Cidr>> owned)
    {
        var model = PlannedRouting.Of(scenario, situation, owned);
        var (one, two) = (PlannedRouting.Start(scenario, SideKey.One), PlannedRouting.Start(scenario, SideKey.Two));
        var pairs =
            from near in scenario.SubnetsOf(SideKey.One)
            from far in scenario.SubnetsOf(SideKey.Two)
            select new PairProof(near, far, model.Follow(one, far), model.Follow(two, near));
        return new SituationProof(situation, pairs.ToEquatableArray());
    }
}
