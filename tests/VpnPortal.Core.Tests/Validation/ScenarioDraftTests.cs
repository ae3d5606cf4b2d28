using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Every design compiles as it stands, and no rule speaks of a field that its design does not ask.</summary>
public sealed class ScenarioDraftTests
{
    public static TheoryData<string> Designs => [.. TestDrafts.Designs.Keys];

    [Theory]
    [MemberData(nameof(Designs))]
    public void Design_AsItStands_CompilesWithoutAnyFinding(string design)
    {
        var draft = TestDrafts.Designs[design]();
        var compilation = draft.Compile();
        Assert.Empty(compilation.Diagnostics);
        Assert.Equal(draft.Scenario, compilation.Topology!.Scenario.Key);
        Assert.Equal(design.Contains("bgp", StringComparison.Ordinal), compilation.Topology.Scenario.Routing == RoutingMode.Bgp);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Design_SwitchedToTheOtherRoutingAndBack_IsTheSame(string design)
    {
        var draft = TestDrafts.Designs[design]();
        var before = draft.Compile().Topology;
        var now = draft.Values.GetValueOrDefault(FieldPaths.Routing, "");
        var back = draft.With(FieldPaths.Routing, now == RoutingWords.Bgp ? RoutingWords.Static : RoutingWords.Bgp).With(FieldPaths.Routing, now);
        Assert.Equal(before, back.Compile().Topology);
    }

    [Fact]
    public void EveryScenario_HasADesign() =>
        Assert.Equal(DraftFields.Scenarios.Order(StringComparer.Ordinal), TestDrafts.Designs.Values.Select(design => design().Scenario).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Designs))]
    public void Findings_WhateverIsTyped_SpeakOfFieldsThatTheDesignAsks(string design)
    {
        var edit = from path in Gen.Elements(DraftFields.Everything.Where(field => !field.IsSecret).Select(field => field.Path).ToArray())
                   from text in Gen.Elements(Texts)
                   select (path, text);
        Prop.ForAll(Gen.Choose(1, 12).SelectMany(count => Gen.ArrayOf(edit, count)).ToArbitrary(), edits =>
        {
            var draft = edits.Aggregate(TestDrafts.Designs[design](), (whole, typed) => whole.With(typed.path, typed.text));
            var asked = DraftFields.Of(draft.Scenario).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
            return draft.Compile(Awkward).Diagnostics.All(finding => asked.Contains(finding.Path));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Untouched_EveryScenario_AsksOnlyForWhatItNeeds()
    {
        Assert.Equal(
            ["name", "side1.region", "side1.vpc", "side1.vswitch1", "side1.vswitch2", "side2.site.publicIp1", "side2.site.publicIp2", "tunnel1.psk", "tunnel2.psk", "side2.subnets"],
            Untouched(OnPremisesFields.Scenario));
        Assert.Equal(
            [
                "name", "side1.region", "side1.gateway.existing", "side2.site.publicIp1", "side2.site.publicIp2", "tunnel1.psk", "tunnel2.psk",
                "tunnel1.healthCheck.destination", "tunnel1.healthCheck.source", "tunnel2.healthCheck.destination", "tunnel2.healthCheck.source", "side2.subnets",
            ],
            Untouched(ClassicFields.Scenario));
    }

    private static IEnumerable<string> Untouched(string scenario)
    {
        var findings = DraftCompiler.Compile(VpnDraft.Empty(scenario), ImmutableDictionary<string, Landscape>.Empty).Diagnostics;
        Assert.All(findings, finding => Assert.Equal("field-required", finding.Code));
        Assert.All(findings, FindingAssert.IsWellWritten);
        return findings.Select(finding => finding.Path);
    }

    /// <summary>An account in which everything is wrong that can be, so that every rule has something to say.</summary>
    private static readonly ImmutableDictionary<string, Landscape> Awkward = TestDrafts.Landscapes.ToImmutableDictionary(pair => pair.Key, pair => pair.Value with
    {
        OffersBgp = false,
        Account = new AccountFacts
        {
            Gateways = 30, HasVpnRole = false, Quotas = new AccountQuotas(1, 1, 0, 0, 0), UncountedRegions = new[] { "x" }.ToEquatableArray(),
            LockedGateways = new[] { new LockedGateway("vpn-x", "x", IsExpired: false) }.ToEquatableArray(),
            OpenQuestions = new[] { new OpenQuestion(RamActions.GetRole, "Forbidden", OpenQuestionCause.NotAllowed) }.ToEquatableArray(),
        },
        OpenQuestions = new[]
        {
            new OpenQuestion(RamActions.DescribeConnections, "Forbidden", OpenQuestionCause.NotAllowed),
            new OpenQuestion(RamActions.CheckBgp, "InvalidAccessKeyId.Inactive", OpenQuestionCause.CredentialsRefused),
        }.ToEquatableArray(),
        CustomerGateways = new[] { new ObservedCustomerGateway("cgw-1", "", TestDrafts.Wan1, 1, TestDrafts.Founded) }.ToEquatableArray(),
        Gateways = pair.Value.Gateways.Select(gateway => gateway with { BusinessStatus = "FinancialLocked", SupportsBgp = false, SupportsIpsec = false, Status = GatewayStatus.Deleting })
            .ToEquatableArray(),
        Routes = new[] { new ObservedDestinationRoute(TestDrafts.DualTunnel, TestDrafts.Lan, "vco-1", 100, Published: true) }.ToEquatableArray(),
    }, StringComparer.Ordinal);

    private static readonly string[] Texts =
    [
        "", " ", "x", "1", "11", "65530", "45104", "true", "false", "no", "static", "bgp", "BGP", "PREPAY", "99", "strongswan", "https://x", TestDrafts.Frankfurt,
        TestDrafts.Shanghai, TestDrafts.Dubai, "cn-nowhere", "vpc-1", "vpc-sh", "vsw-1b", "vsw-sh-1", TestDrafts.SingleTunnel, TestDrafts.DualTunnel, "vpn-none", "10.0.0.1",
        "10.0.0.0/16", "172.16.0.1/16", "0.0.0.0/0", "169.254.10.0/30", "169.254.6.0/30", TestDrafts.Wan1, "47.100.0.2", "100.64.0.1", "i-", "ikev1", "aggressive", "md5", "30",
    ];
}
