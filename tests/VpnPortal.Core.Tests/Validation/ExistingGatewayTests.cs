using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Gateways that are there already and are used again.</summary>
public sealed class ExistingGatewayTests
{
    private const string Path = "side1.gateway.existing";

    private static VpnDraft Dual => OnExistingGateway(RoutingWords.Static);

    [Fact]
    public void Rejects_GatewayNotFound()
    {
        Dual.With(Path, "vpn-none").Refuses("existing-gateway-not-found", Path);
        Classic().With(Path, "vpn-none").Refuses("existing-gateway-not-found", Path);
        Dual.With("side1.region", Frankfurt).Refuses("existing-gateway-not-found", Path);
    }

    [Fact]
    public void Accepts_GatewayFound()
    {
        Dual.Allows("existing-gateway-not-found");
        var unlisted = Where(Shanghai, region => region with
        {
            Gateways = default, OpenQuestions = new[] { new OpenQuestion(RamActions.DescribeGateways, "Forbidden.RAM", OpenQuestionCause.NotAllowed) }.ToEquatableArray(),
        });
        Dual.Allows("existing-gateway-not-found", unlisted).Refuses("permission-missing", "side1.region", unlisted);
    }

    [Fact]
    public void Rejects_SingleTunnelWhereTwoTunnelsAreNeeded() => Dual.With(Path, SingleTunnel).Refuses("existing-gateway-single-tunnel", Path);

    [Fact]
    public void Accepts_SingleTunnelInTheClassicDesign() => Classic().Allows("existing-gateway-single-tunnel");

    [Fact]
    public void Rejects_DualTunnelInTheClassicDesign() => Classic().With(Path, DualTunnel).Refuses("existing-gateway-dual-tunnel", Path);

    [Fact]
    public void Accepts_DualTunnelOnPremises() => Dual.Allows("existing-gateway-dual-tunnel");

    [Theory]
    [InlineData(GatewayStatus.Init)]
    [InlineData(GatewayStatus.Provisioning)]
    [InlineData(GatewayStatus.Deleting)]
    public void Rejects_GatewayNotActive(GatewayStatus status) =>
        Dual.Refuses("existing-gateway-not-active", Path, WhereGateway(DualTunnel, gateway => gateway with { Status = status }));

    [Fact]
    public void Accepts_GatewayActive() => Dual.Allows("existing-gateway-not-active").Allows("existing-gateway-busy");

    [Theory]
    [InlineData(GatewayStatus.Updating)]
    [InlineData(GatewayStatus.Unrecognised)]
    public void Warns_GatewayBusy(GatewayStatus status)
    {
        var busy = WhereGateway(DualTunnel, gateway => gateway with { Status = status });
        Dual.Warns("existing-gateway-busy", Path, busy);
        Assert.NotNull(Dual.Compile(busy).Topology);
    }

    [Fact]
    public void Rejects_GatewayLocked() =>
        Dual.Refuses("existing-gateway-locked", Path, WhereGateway(DualTunnel, gateway => gateway with { BusinessStatus = "FinancialLocked" }));

    [Fact]
    public void Accepts_AnotherGatewayLocked() =>
        Dual.Allows("existing-gateway-locked", WhereGateway(SingleTunnel, gateway => gateway with { BusinessStatus = "FinancialLocked" }));

    [Fact]
    public void Rejects_GatewayWithoutIpsec() =>
        Dual.Refuses("existing-gateway-without-ipsec", Path, WhereGateway(DualTunnel, gateway => gateway with { SupportsIpsec = false }));

    [Fact]
    public void Accepts_GatewayWithIpsec() => Dual.Allows("existing-gateway-without-ipsec");

    [Fact]
    public void Rejects_GatewayWithoutBgp()
    {
        var old = WhereGateway(DualTunnel, gateway => gateway with { SupportsBgp = false });
        Assert.Equal("static", OnExistingGateway(RoutingWords.Bgp).Refuses("existing-gateway-without-bgp", FieldPaths.Routing, old).FixValue);
    }

    [Fact]
    public void Accepts_GatewayWithoutBgpForStaticRoutes() =>
        Dual.Allows("existing-gateway-without-bgp", WhereGateway(DualTunnel, gateway => gateway with { SupportsBgp = false }));

    [Fact]
    public void Rejects_GatewayOnBothSides()
    {
        var draft = Complete().With("side1.region", Shanghai).With("side2.region", Shanghai)
            .With("side1.gateway.existing", DualTunnel).With("side2.gateway.existing", DualTunnel);
        draft.Refuses("existing-gateway-used-twice", "side2.gateway.existing");
        draft.Allows("same-vpc");
    }

    [Fact]
    public void Rejects_SameVpcThroughTwoGateways()
    {
        var twice = Where(Shanghai, region => region with { Gateways = region.Gateways.Append(Gateway("vpn-other")).ToEquatableArray() });
        Complete().With("side1.region", Shanghai).With("side2.region", Shanghai)
            .With("side1.gateway.existing", DualTunnel).With("side2.gateway.existing", "vpn-other")
            .Refuses("same-vpc", "side2.gateway.existing", twice);
    }

    [Fact]
    public void Accepts_GatewayOnOneSide() => Complete().PlaceTwo(Hangzhou).With("side1.region", Shanghai).With(Path, DualTunnel)
        .Allows("existing-gateway-used-twice").Allows("same-vpc");

    [Fact]
    public void Rejects_ConnectionsOverTheQuota()
    {
        Dual.Refuses("connections-quota", Path, Connected(DualTunnel, 10));
        Classic().Refuses("connections-quota", Path, Connected(SingleTunnel, 9));
    }

    [Fact]
    public void Accepts_ConnectionsWithinTheQuota()
    {
        Dual.Allows("connections-quota", Connected(DualTunnel, 9)).Allows("connections-quota", Connected("vpn-other", 10));
        Classic().Allows("connections-quota", Connected(SingleTunnel, 8));
    }

    [Fact]
    public void Rejects_InsideCidrOfAnotherConnection()
    {
        var taken = Where(Shanghai, region => region.WithConnection(DualTunnel, "vco-1", "cgw-1", "cgw-2", "169.254.10.0/30"));
        Assert.Equal("169.254.30.0/30", OnExistingGateway(RoutingWords.Bgp).Refuses("inside-cidr-taken", "tunnel1.insideCidr", taken).FixValue);
        Dual.Allows("inside-cidr-taken", taken);
    }

    [Fact]
    public void Accepts_InsideCidrOfAnotherGateway() => OnExistingGateway(RoutingWords.Bgp).Allows(
        "inside-cidr-taken", Where(Shanghai, region => region.WithConnection("vpn-other", "vco-1", "cgw-1", "cgw-2", "169.254.10.0/30")));

    [Fact]
    public void Rejects_RoutesOverTheQuotaOfTheGateway()
    {
        Dual.Refuses("gateway-routes-quota", "side2.subnets", Routed(20));
        Classic().Refuses("gateway-routes-quota", "side2.subnets", Routed(19, SingleTunnel));
    }

    [Fact]
    public void Accepts_RoutesWithinTheQuotaOfTheGateway()
    {
        Dual.Allows("gateway-routes-quota", Routed(19));
        Classic().Allows("gateway-routes-quota", Routed(18, SingleTunnel));
        OnExistingGateway(RoutingWords.Bgp).Allows("gateway-routes-quota", Routed(20));
    }

    [Fact]
    public void Rejects_RouteThatIsThere() => Dual.Refuses("route-taken", "side2.subnets", Where(Shanghai, region => region.WithRoute(DualTunnel, Lan)));

    [Fact]
    public void Accepts_RouteOfAnotherGateway() => Dual.Allows("route-taken", Where(Shanghai, region => region.WithRoute("vpn-other", Lan)));

    [Fact]
    public void Warns_RouteThatOverlaps() =>
        Dual.Warns("route-overlaps-taken", "side2.subnets", Where(Shanghai, region => region.WithRoute(DualTunnel, "172.16.5.0/24")));

    [Fact]
    public void Accepts_RouteApart() => Dual.Allows("route-overlaps-taken", Where(Shanghai, region => region.WithRoute(DualTunnel, "172.17.0.0/16")));

    [Fact]
    public void Built_RulesAboutThisMoment_AreSilent()
    {
        var later = WhereGateway(DualTunnel, gateway => gateway with { BusinessStatus = "FinancialLocked", Status = GatewayStatus.Provisioning });
        Assert.NotNull(Core.Validation.DraftCompiler.Compile(Dual, later, Core.Validation.Preflight.None).Topology);
        var open = Dual.Compile(later);
        Assert.True(open.IsBlockedByAccountOnly);
        Assert.False(Dual.With(FieldPaths.Name, "").Compile(later).IsBlockedByAccountOnly);
        Assert.False(Dual.Compile().IsBlockedByAccountOnly);
    }

    private static IReadOnlyDictionary<string, Landscape> Connected(string gateway, int connections) => Where(
        Shanghai, region => Enumerable.Range(0, connections).Aggregate(region, (now, number) => now.WithConnection(gateway, $"vco-{number}", $"cgw-{number}", $"cgx-{number}")));

    private static IReadOnlyDictionary<string, Landscape> Routed(int routes, string gateway = DualTunnel) => Where(
        Shanghai, region => Enumerable.Range(0, routes).Aggregate(region, (now, number) => now.WithRoute(gateway, FormattableString.Invariant($"192.168.{number}.0/24"))));
}
