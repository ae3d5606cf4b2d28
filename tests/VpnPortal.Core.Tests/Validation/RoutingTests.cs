using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Static routes or BGP, and what follows from either.</summary>
public sealed class RoutingTests
{
    private static VpnDraft Bgp => Complete().With(FieldPaths.Routing, RoutingWords.Bgp);

    [Theory]
    [InlineData("BGP", "bgp")]
    [InlineData("ospf", "static")]
    public void Rejects_RoutingUnknown(string typed, string cure) =>
        Assert.Equal(cure, Complete().With(FieldPaths.Routing, typed).Refuses("routing-unknown", FieldPaths.Routing).FixValue);

    [Fact]
    public void Accepts_RoutingKnown()
    {
        Assert.All(RoutingWords.All, word => Complete().With(FieldPaths.Routing, word).Allows("routing-unknown"));
        Classic().With(FieldPaths.Routing, "ospf").Allows("routing-unknown");
    }

    [Fact]
    public void Rejects_RegionWithoutBgp()
    {
        var none = Where(Frankfurt, region => region with { OffersBgp = false });
        Assert.Equal("static", Bgp.Refuses("region-without-bgp", FieldPaths.Routing, none).FixValue);
        Complete().Allows("region-without-bgp", none);
    }

    [Fact]
    public void Accepts_RegionWithBgpOrUnknown() => Bgp.Allows("region-without-bgp").Allows("region-without-bgp", Where(Frankfurt, region => region with { OffersBgp = true }));

    [Fact]
    public void Rejects_AsnsEqualWithBgp()
    {
        Assert.Equal("65500", Bgp.With("side2.asn", "65530").Refuses("asns-equal-with-bgp", "side2.asn").FixValue);
        OnPremises(RoutingWords.Bgp).With("side2.asn", "65530").Refuses("asns-equal-with-bgp", "side2.asn");
        Bgp.With("side2.asn", "65530").Allows("asns-equal");
    }

    [Fact]
    public void Accepts_AsnsEqualWithoutBgp() => Complete().With("side2.asn", "65530").Allows("asns-equal-with-bgp");

    [Fact]
    public void Rejects_TooManyBgpRoutes()
    {
        OnPremises(RoutingWords.Bgp).With("side2.subnets", Networks(51)).Refuses("too-many-bgp-routes", "side2.subnets");
        var crowded = Where(Frankfurt, region => region with
        {
            VSwitches = region.VSwitches.Concat(Enumerable.Range(0, 60).Select(number => new DiscoveredVSwitch($"vsw-x{number}", "", "vpc-1", Frankfurt + "a", $"10.0.{number + 100}.0/24", 9))).ToEquatableArray(),
        });
        Bgp.Refuses("too-many-bgp-routes", "side1.subnets", crowded);
    }

    [Fact]
    public void Accepts_FiftyBgpRoutes()
    {
        OnPremises(RoutingWords.Bgp).With("side2.subnets", Networks(50)).Allows("too-many-bgp-routes").Allows("too-many-routes");
        Bgp.Allows("too-many-bgp-routes");
        OnPremises(RoutingWords.Bgp).With("side2.subnets", Networks(51))
            .Allows("too-many-bgp-routes", Where(new AccountFacts { Quotas = AccountQuotas.Documented with { BgpRoutes = 60 } }));
    }

    [Fact]
    public void Rejects_TooManyRoutesToTheSite()
    {
        OnPremises().With("side2.subnets", Networks(21)).Refuses("too-many-routes", "side2.subnets");
        Classic().With("side2.subnets", Networks(11)).Refuses("too-many-routes", "side2.subnets");
    }

    [Fact]
    public void Accepts_RoutesToTheSiteWithinTheQuota()
    {
        OnPremises().With("side2.subnets", Networks(20)).Allows("too-many-routes");
        Classic().With("side2.subnets", Networks(10)).Allows("too-many-routes");
        OnPremises().With("side1.subnets", string.Join(',', Enumerable.Range(0, 30).Select(third => $"10.0.{third}.0/24"))).Allows("too-many-routes");
    }

    [Fact]
    public void Accepts_UnpublishedRouteWithBgp() => Bgp.With("side1.routes.publish", "false").Allows("route-not-published");

    [Theory]
    [InlineData("10.0.0.0/16")]
    [InlineData("10.0.20.0/24")]
    public void Rejects_SiteThatOverlapsTheVpc(string typed) => OnPremises().With("side2.subnets", typed).Refuses("subnets-overlap", "side2.subnets");

    [Fact]
    public void Rejects_NetworkThatOverlapsAVSwitchOfThePeer()
    {
        OnPremises().With("side1.subnets", "10.0.10.0/24").With("side2.subnets", "10.0.20.0/25").Refuses("subnet-overlaps-peer-vswitch", "side2.subnets");
        Complete().With("side2.subnets", "192.168.10.0/24").With("side1.subnets", "192.168.20.0/24").Refuses("subnet-overlaps-peer-vswitch", "side1.subnets");
    }

    [Fact]
    public void Accepts_NetworkBesideTheVSwitchesOfThePeer() =>
        OnPremises().With("side1.subnets", "10.0.10.0/24").With("side2.subnets", "10.0.200.0/24").Allows("subnet-overlaps-peer-vswitch");

    private static string Networks(int count) => string.Join(',', Enumerable.Range(0, count).Select(third => FormattableString.Invariant($"172.16.{third}.0/24")));
}
