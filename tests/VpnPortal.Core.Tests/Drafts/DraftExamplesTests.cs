using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Tests.Validation;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Drafts;

public sealed class DraftExamplesTests
{
    private static readonly ObservedVpnGateway SingleTunnel = Gateway("vpn-single", "vpc-cn-hangzhou", "vsw-cn-hangzhou-1", null);

    private static Landscape Hangzhou => TestDrafts.Landscapes[TestDrafts.Hangzhou] with
    {
        Gateways = new[] { Gateway("vpn-dual", "vpc-cn-hangzhou", "vsw-cn-hangzhou-1", "vsw-cn-hangzhou-2"), SingleTunnel }.ToEquatableArray(),
    };

    public static TheoryData<string, int> PlanLines() => new()
    {
        { DraftExamples.VpcToVpc.Key, 12 },
        { DraftExamples.VpcToVpcWithBgp.Key, 16 },
        { DraftExamples.OnPremises.Key, 6 },
        { DraftExamples.OnPremisesClassic.Key, 9 },
    };

    [Theory, MemberData(nameof(PlanLines))]
    public void Example_WhereTheAccountHasItsParts_NeedsNoFurtherAnswer(string key, int steps)
    {
        var compilation = Compile(Example(key), Hangzhou);
        Assert.DoesNotContain(compilation.Diagnostics, finding => finding.Severity == Core.Diagnostics.Severity.Error);
        Assert.Equal(steps, Planner.Create(compilation.Topology!).Steps.Count);
    }

    [Theory, MemberData(nameof(PlanLines))]
    public void Example_WithoutALandscape_LeavesThePartsOfTheAccountOpen(string key, int steps)
    {
        Assert.True(steps > 0);
        var answers = Example(key).Answers(null);
        Assert.Equal(Example(key).RegionId, answers[FieldPaths.Region(SideKey.One)]);
        Assert.DoesNotContain(answers.Keys, path => path == FieldPaths.Vpc(SideKey.One) || path == FieldPaths.ExistingGateway(SideKey.One));
        Assert.All(answers.Keys, path => Assert.True(DraftFields.Has(Example(key).Scenario, path), path));
    }

    [Fact]
    public void ExampleTwo_TakesAVpcThatCanHoldTheGateway()
    {
        var one = new DiscoveredVpc("vpc-a", "A has one zone", TestDrafts.Hangzhou, new[] { "10.1.0.0/16" }.ToEquatableArray());
        var landscape = Hangzhou with
        {
            Vpcs = Hangzhou.Vpcs.Append(one).ToEquatableArray(),
            VSwitches = Hangzhou.VSwitches.Append(new DiscoveredVSwitch("vsw-a", "a", "vpc-a", "cn-hangzhou-a", "10.1.1.0/24", 9)).ToEquatableArray(),
        };
        var answers = ExampleTwo.Answers(landscape);
        Assert.Equal("vpc-cn-hangzhou", answers[FieldPaths.Vpc(SideKey.One)]);
        Assert.Equal(["vsw-cn-hangzhou-1", "vsw-cn-hangzhou-2"], TunnelRoles.Both.Select(role => answers[FieldPaths.VSwitch(SideKey.One, role)]));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "172.16.0.0/16")]
    [InlineData("172.16.0.0/12", "192.168.0.0/16")]
    public void ExampleTwo_PutsTheDataCentreBesideTheVpc(string vpcCidr, string expected)
    {
        var landscape = Hangzhou with { Vpcs = Hangzhou.Vpcs.Select(vpc => vpc with { Cidrs = new[] { vpcCidr }.ToEquatableArray() }).ToEquatableArray() };
        Assert.Equal(expected, ExampleTwo.Answers(landscape)[FieldPaths.Subnets(SideKey.Two)]);
        Assert.Equal(expected, ExampleTwo.ClassicAnswers(landscape)[FieldPaths.Subnets(SideKey.Two)]);
    }

    [Fact]
    public void ClassicExample_TakesTheSingleTunnelGatewayAndAHealthCheckSourceForEachConnection()
    {
        var answers = ExampleTwo.ClassicAnswers(Hangzhou);
        Assert.Equal(SingleTunnel.Id, answers[FieldPaths.ExistingGateway(SideKey.One)]);
        Assert.Equal(["172.17.1.101", "172.17.1.102"], TunnelRoles.Both.Select(role => answers[FieldPaths.HealthSource(role)]));
    }

    private static DraftExample Example(string key) => DraftExamples.All.Single(example => example.Key == key);

    private static Compilation Compile(DraftExample example, Landscape hangzhou)
    {
        var landscapes = TestDrafts.Landscapes.SetItem(TestDrafts.Hangzhou, hangzhou);
        var draft = example.Answers(landscapes[example.RegionId]).Aggregate(VpnDraft.Empty(example.Scenario), (now, answer) => now.With(answer.Key, answer.Value))
            .WithPsk(TunnelRole.Master, TestDrafts.MasterKey).WithPsk(TunnelRole.Slave, TestDrafts.SlaveKey);
        return DraftCompiler.Compile(draft, landscapes);
    }

    private static ObservedVpnGateway Gateway(string id, string vpc, string first, string? second) => new(
        id, id, vpc, first, second, "47.110.62.18", second is null ? null : "47.110.62.19", GatewayStatus.Active, "Normal", "Prepay", "10M",
        DateTimeOffset.UnixEpoch) { SupportsBgp = true };
}
