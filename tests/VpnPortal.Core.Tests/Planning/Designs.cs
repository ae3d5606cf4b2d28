using System.Collections.Immutable;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Tests.Validation;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Planning;

/// <summary>Every documented design and routing variant as a checked topology.</summary>
internal static class Designs
{
    public const string Lan = "192.168.0.0/16";
    public const string Host = "192.168.10.9";
    private const string LegacyGateway = "vpn-legacy";

    private static readonly ImmutableDictionary<string, Landscape> Landscapes = TestDrafts.Landscapes.SetItem(
        TestDrafts.Hangzhou, TestDrafts.Landscapes[TestDrafts.Hangzhou] with { Gateways = new[] { Legacy }.ToEquatableArray() });

    public static readonly ImmutableDictionary<string, ValidatedTopology> All = new Dictionary<string, VpnDraft>
    {
        ["vpc-to-vpc static"] = TestDrafts.Complete(),
        ["vpc-to-vpc bgp"] = TestDrafts.Complete().With(FieldPaths.Routing, RoutingWords.Bgp),
        ["on-premises static"] = OnPremises(),
        ["on-premises bgp"] = OnPremises().With(FieldPaths.Routing, RoutingWords.Bgp),
        ["on-premises one ip"] = OnPremises().With(FieldPaths.SiteIp(TunnelRole.Slave), "203.0.113.7"),
        ["classic"] = Classic(),
    }.ToImmutableDictionary(entry => entry.Key, entry => Check(entry.Value));

    private static ObservedVpnGateway Legacy => new(
        LegacyGateway, "VPN网关-单隧道", $"vpc-{TestDrafts.Hangzhou}", $"vsw-{TestDrafts.Hangzhou}-1", null, "47.1.2.3", null, GatewayStatus.Active, "Normal", "Prepay", "10M", default);

    public static Scenario Scenario(string design) => All[design].Scenario;

    public static Plan Plan(string design) => Planner.Create(All[design]);

    public static VpnDraft OnPremises() => VpnDraft.Empty(OnPremisesFields.Scenario)
        .With(FieldPaths.Name, "hz-dc")
        .Place(SideKey.One, TestDrafts.Hangzhou, $"vpc-{TestDrafts.Hangzhou}", $"vsw-{TestDrafts.Hangzhou}-1", $"vsw-{TestDrafts.Hangzhou}-2")
        .Site();

    public static VpnDraft Classic() => VpnDraft.Empty(ClassicFields.Scenario)
        .With(FieldPaths.Name, "hz-classic")
        .With(FieldPaths.Region(SideKey.One), TestDrafts.Hangzhou)
        .With(FieldPaths.ExistingGateway(SideKey.One), LegacyGateway)
        .With(FieldPaths.HealthDestination(TunnelRole.Master), Host)
        .With(FieldPaths.HealthSource(TunnelRole.Master), "172.17.1.101")
        .With(FieldPaths.HealthDestination(TunnelRole.Slave), Host)
        .With(FieldPaths.HealthSource(TunnelRole.Slave), "172.17.1.102")
        .Site();

    public static ValidatedTopology Check(VpnDraft draft)
    {
        var compilation = DraftCompiler.Compile(draft, Landscapes);
        Assert.True(compilation.Topology is not null, string.Join('\n', compilation.Diagnostics.Select(finding => $"{finding.Path}: {finding.Reason.En}")));
        return compilation.Topology!;
    }

    private static VpnDraft Site(this VpnDraft draft) => draft
        .With(FieldPaths.SiteIp(TunnelRole.Master), "203.0.113.7")
        .With(FieldPaths.SiteIp(TunnelRole.Slave), "203.0.113.8")
        .With(FieldPaths.Subnets(SideKey.Two), Lan)
        .WithPsk(TunnelRole.Master, TestDrafts.MasterKey)
        .WithPsk(TunnelRole.Slave, TestDrafts.SlaveKey);
}
