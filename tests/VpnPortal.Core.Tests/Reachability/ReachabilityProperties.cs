using FsCheck;
using FsCheck.Fluent;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Reachability;
using VpnPortal.Core.Tests.Planning;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Reachability;

/// <summary>Whatever networks the two ends have, and however they are joined.</summary>
public sealed class ReachabilityProperties
{
    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void AnyTopology_ReachesWithATunnel_InNoDirectionWithout() => Prop.ForAll(Scenarios().ToArbitrary(), scenario =>
    {
        var proof = Proof(scenario);
        return proof.With(TunnelsUp.Both).Pairs.All(pair => Arrives(pair, TunnelRole.Master))
            && proof.With(TunnelsUp.SlaveOnly).Pairs.All(pair => Arrives(pair, TunnelRole.Slave))
            && proof.With(TunnelsUp.None).Pairs.All(pair => !pair.Forth.Arrives && !pair.Back.Arrives)
            && proof.Usual.All(situation => situation.Pairs.Count == scenario.SubnetsOf(SideKey.One).Count * scenario.SubnetsOf(SideKey.Two).Count)
            && RouteFindings.Of(scenario, proof).Count == 0;
    }).Check(Thousand);

    /// <summary>Every network that becomes unreachable is named with the table that lacks it.</summary>
    [Fact]
    public void AnyTopology_PublicationForgotten_NamesTheBlackHole() => Prop.ForAll(Scenarios().ToArbitrary(), scenario =>
        Proof(scenario).WhatIfs.Where(whatIf => whatIf.Situation.Unpublished is not null).All(whatIf =>
        {
            var side = whatIf.Situation.Unpublished!.Value;
            var said = string.Join('\n', RouteWords.Outcome(scenario, whatIf).Select(sentence => sentence.Zh));
            return whatIf.Pairs.All(pair => !pair.From(side).Arrives)
                && said.Contains($"{scenario.FindSide(side)!.Gateway.VpcName} 的系统路由表没有路由", StringComparison.Ordinal)
                && scenario.SubnetsOf(side.Peer()).All(network => said.Contains(network.ToString(), StringComparison.Ordinal));
        })).Check(Thousand);

    [Fact]
    public void AnyTopology_PublicationOffOnOneSide_IsAWarning() => Prop.ForAll(Scenarios(RoutingMode.Static).ToArbitrary(), scenario =>
        scenario.CloudSides.All(side =>
        {
            var unpublished = WithoutPublication(scenario, side.Key);
            var findings = RouteFindings.Of(unpublished, Proof(unpublished));
            return findings.Count == 1 && findings[0].Code == "route-blackhole" && findings[0].Path == $"{side.Key.Name()}.routes.publish"
                && scenario.SubnetsOf(side.Key.Peer()).All(network => findings[0].Reason.En.Contains(network.ToString(), StringComparison.Ordinal));
        })).Check(Thousand);

    /// <summary>Both ends share one address space without ever overlapping: each takes blocks of its own half.</summary>
    private static Gen<Scenario> Scenarios(RoutingMode? only = null) =>
        from design in Gen.Elements(Designs.All.Keys.Order(StringComparer.Ordinal)
            .Where(key => only is null || Designs.Scenario(key).Routing == only).ToArray())
        from one in Networks(10)
        from two in Networks(192)
        select With(Designs.Scenario(design), one, two);

    private static Gen<EquatableArray<Cidr>> Networks(int first) =>
        from count in Gen.Choose(1, 4)
        from length in Gen.Choose(18, 28)
        from seconds in Gen.Shuffle(Enumerable.Range(0, 200).ToArray())
        select seconds.Take(count).Select(second => Cidr.Parse($"{first}.{second}.0.0/{length}")).ToEquatableArray();

    private static Scenario With(Scenario scenario, EquatableArray<Cidr> one, EquatableArray<Cidr> two) => scenario switch
    {
        VpcToVpc vpcs => vpcs with { One = vpcs.One with { Subnets = one }, Two = vpcs.Two with { Subnets = two } },
        OnPremises site => site with { Cloud = site.Cloud with { Subnets = one }, DataCentre = site.DataCentre with { Subnets = two } },
        OnPremisesClassic classic => classic with { Cloud = classic.Cloud with { Subnets = one }, DataCentre = classic.DataCentre with { Subnets = two } },
        _ => throw new ArgumentOutOfRangeException(nameof(scenario)),
    };

    private static Scenario WithoutPublication(Scenario scenario, SideKey side) => scenario switch
    {
        VpcToVpc vpcs when side == SideKey.One => vpcs with { One = vpcs.One with { PublishRoutes = false } },
        VpcToVpc vpcs => vpcs with { Two = vpcs.Two with { PublishRoutes = false } },
        OnPremises site => site with { Cloud = site.Cloud with { PublishRoutes = false } },
        OnPremisesClassic classic => classic with { Cloud = classic.Cloud with { PublishRoutes = false } },
        _ => throw new ArgumentOutOfRangeException(nameof(scenario)),
    };

    private static RouteProof Proof(Scenario scenario) => RouteProof.Of(scenario, scenario.FindSide(SideKey.Two) is null ? _ => [] : side => [.. scenario.SubnetsOf(side)]);

    private static bool Arrives(PairProof pair, TunnelRole role) => pair.Reaches && pair.Forth.Through == role && pair.Back.Through == role;
}
