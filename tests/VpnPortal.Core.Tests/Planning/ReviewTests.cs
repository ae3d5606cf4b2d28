using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Tests.Validation;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Planning;

public sealed class ReviewTests
{
    private static ValidatedTopology Topology(VpnDraft? draft = null) =>
        DraftCompiler.Compile(draft ?? TestDrafts.Complete(), TestDrafts.Landscapes).Topology!;

    [Fact]
    public void Duration_FollowsGatewayCustomerGatewayConnectionTunnels()
    {
        var duration = PlanDuration.Of(Planner.Create(Topology()));
        Assert.Equal(TimeSpan.FromSeconds(60 + 1 + 5 + 5), duration.Usual.From);
        Assert.Equal(TimeSpan.FromSeconds(300 + 3 + 20 + 60), duration.Usual.To);
        Assert.Equal(["vpn_gateway", "customer_gateway", "ipsec_connection", "tunnels"], duration.CriticalSteps.Select(step => step.Value.Split('.')[0]));
    }

    [Fact]
    public void Duration_CountsTheLaneOfAGateway()
    {
        var draft = TestDrafts.Complete().With(FieldPaths.Subnets(SideKey.Two), string.Join(',', Enumerable.Range(1, 9).Select(third => $"192.168.{third * 2}.0/24")));
        var duration = PlanDuration.Of(Planner.Create(Topology(draft)));
        Assert.Equal(TimeSpan.FromSeconds(300 + 3 + 20 + (9 * 8)), duration.Usual.To);
        Assert.StartsWith("destination_route.side1", duration.CriticalSteps[^1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Duration_OfNothing_IsZero() => Assert.Equal(TimeSpan.Zero, PlanDuration.Of(new Plan("vpc-to-vpc", default)).Usual.To);

    [Fact]
    public void Agreement_HoldsForEveryRow_AndHoldsNoKey()
    {
        var rows = AgreementMatrix.Of(Topology(), new Dictionary<string, string> { ["tunnel1.psk"] = "0a1b2c3d" });
        Assert.All(rows, row => Assert.True(row.Holds, row.Subject.En));
        Assert.Contains(rows, row => row.One.En.Contains("0a1b2c3d", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => (row.One.En + row.Two.En + row.One.Zh).Contains(TestDrafts.MasterKey, StringComparison.Ordinal));
    }

    [Fact]
    public void Agreement_MirrorsNetworksAndAsns()
    {
        var rows = AgreementMatrix.Of(Topology(), new Dictionary<string, string>());
        var networks = rows.Single(row => row.Subject.En.Contains("networks", StringComparison.Ordinal));
        Assert.Equal("10.0.0.0/16 → 192.168.0.0/16", networks.One.En);
        Assert.Equal("192.168.0.0/16 → 10.0.0.0/16", networks.Two.En);
        var asns = rows.Single(row => row.Subject.En == "ASN");
        Assert.Equal(("local 65530 → remote 65500", "local 65500 → remote 65530"), (asns.One.En, asns.Two.En));
        Assert.Contains(rows, row => row.One.En == "169.254.10.1" && row.Two.En == "169.254.10.2");
    }

    [Fact]
    public void Sentence_TellsPlaceAvailabilityDurationAndBilling()
    {
        var topology = Topology();
        var sentence = PlanSentence.Of(topology, PlanDuration.Of(Planner.Create(topology)).Usual);
        Assert.Contains("eu-central-1", sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("2–7 分钟", sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("按量付费", sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("different zones", sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentence_OneZone_SaysWhatIsMissing()
    {
        var topology = Topology(TestDrafts.Complete().PlaceTwoInSeoul());
        Assert.Contains("不具备可用区级容灾", PlanSentence.Of(topology, new(default, default)).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_NameEverySecretAndTellNone()
    {
        var calls = Planner.Create(Topology()).Steps.Select(step => PlannedCall.Of(step)).ToList();
        Assert.Equal(4, calls.SelectMany(call => call.Parameters).Count(parameter => parameter.IsSecret));
        Assert.DoesNotContain(calls.SelectMany(call => call.Parameters), parameter => parameter.Value?.Contains(TestDrafts.MasterKey, StringComparison.Ordinal) == true);
    }
}
