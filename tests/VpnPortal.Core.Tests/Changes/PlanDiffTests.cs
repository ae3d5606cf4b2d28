using VpnPortal.Core.Changes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Tests.Validation;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Changes;

/// <summary>What a difference says in words and in steps, on example 1.</summary>
public sealed class PlanDiffTests
{
    private static readonly Dictionary<string, string> Fingerprints = new() { ["tunnel1.psk"] = "0a1b2c3d", ["tunnel2.psk"] = "4e5f6a7b" };
    private static readonly BuiltState Built = BuiltState.Empty.After(Planner.Create(TestDrafts.Complete().Compile().Topology!, Fingerprints).Steps);

    [Fact]
    public void Diff_AnotherGatewayName_RenamesItAndWhatIsNamedAfterIt()
    {
        var diff = Diff((FieldPaths.GatewayName(SideKey.One), "网关一"));
        Assert.Equal([typeof(RenameVpnGatewayStep), typeof(RenameCustomerGatewayStep), typeof(RenameCustomerGatewayStep)], diff.Plan.Steps.Select(step => step.GetType()));
        var change = diff.Changes.First(change => change.Action == ChangeAction.Update);
        Assert.Equal(("name", "VPN网关1", "网关一"), (change.Differences[0].Key, change.Differences[0].Before, change.Differences[0].After));
        Assert.Equal("与方案不同，可以直接修改：名称。", change.Reason.Zh);
        Assert.Equal(ImpactLevel.None, change.Impact.Level);
    }

    [Fact]
    public void Diff_AnotherBandwidth_ReplacesTheGatewayAndEverythingThatNeedsIt()
    {
        var diff = Diff((FieldPaths.Bandwidth(SideKey.One), "100"));
        var gateway = diff.Changes.Single(change => change.Address == ResourceAddress.VpnGateway(SideKey.One));
        Assert.Equal((ChangeAction.Replace, ImpactLevel.Minutes), (gateway.Action, gateway.Impact.Level));
        Assert.Contains("bandwidth", gateway.Reason.En, StringComparison.Ordinal);
        Assert.Contains("公网 IP 会改变", gateway.Impact.Text.Zh, StringComparison.Ordinal);
        Assert.NotNull(gateway.Irreversible);
        Assert.Equal([typeof(DeleteVpnGatewayStep), typeof(CreateVpnGatewayStep)], gateway.Steps.Select(step => step.GetType()));
        var customer = diff.Changes.Single(change => change.Address == ResourceAddress.CustomerGateway(SideKey.Two, TunnelRole.Master));
        Assert.Equal("It depends on the VPN gateway “VPN网关1”, which is made anew.", customer.Reason.En);
        Assert.Equal(3, diff.Count(ChangeAction.NoOp));
    }

    [Fact]
    public void Diff_AnotherKey_ShowsFingerprintsAndNoKey()
    {
        var diff = PlanDiff.Of(TestDrafts.Complete().Compile().Topology!, Built, new Dictionary<string, string>(Fingerprints) { ["tunnel2.psk"] = "ffffffff" });
        var change = diff.Changes.First(change => change.Action == ChangeAction.Update);
        Assert.Equal(("psk.tunnel2", "4e5f6a7b", "ffffffff"), (change.Differences.Single().Key, change.Differences.Single().Before, change.Differences.Single().After));
        Assert.DoesNotContain(TestDrafts.SlaveKey, diff.Plan.ToJson(), StringComparison.Ordinal);
        Assert.Equal(ImpactLevel.Seconds, change.Impact.Level);
        Assert.All(diff.Plan.Steps.OfType<ChangeIpsecConnectionStep>(), step => Assert.Equal(TunnelRole.Slave, Assert.Single(step.Tunnels).Role));
    }

    [Fact]
    public void Diff_OfAChange_KnowsTheWholeDesign()
    {
        var diff = Diff((FieldPaths.CustomerGatewayName(SideKey.One, TunnelRole.Master), "renamed"));
        var read = Plan.FromJson(diff.Plan.ToJson());
        Assert.Equal((diff.Plan.Hash, 1), (read.Hash, read.Steps.Count));
        Assert.Equal("renamed", PlannedScenario.Of(read).CloudSides[0].MasterCustomerGateway.Name);
        Assert.Equal(Planner.Create(TestDrafts.Complete().Compile().Topology!).Steps.Count, read.Design.Count);
        Assert.True(PlanDiff.Destroy(read.Scenario, Built, read.Design).Plan.IsTeardown);
        Assert.Equal(read.Design, PlanDiff.Destroy(read.Scenario, Built, read.Design).Plan.Design);
    }

    [Fact]
    public void Diff_KeyOfUnknownFingerprint_IsNotSaidToDiffer()
    {
        var before = BuiltState.Empty.After(Planner.Create(TestDrafts.Complete().Compile().Topology!).Steps);
        Assert.True(PlanDiff.Of(TestDrafts.Complete().Compile().Topology!, before, Fingerprints).IsEmpty);
    }

    [Fact]
    public void Diff_FromStaticToBgp_DeletesTheRoutesOnceTheSessionsStand()
    {
        var diff = Diff((FieldPaths.Routing, RoutingWords.Bgp));
        var removal = diff.Plan.Steps.OfType<DeleteDestinationRouteStep>().First(step => step.Side == SideKey.One);
        Assert.Contains(ResourceAddress.BgpSessions(SideKey.One), removal.DependsOn);
        Assert.Equal(ImpactLevel.None, diff.Changes.Single(change => change.Address == removal.Target).Impact.Level);
    }

    [Fact]
    public void Diff_OneNetworkLess_DeletesItsRouteAndSaysWhatEnds()
    {
        var two = BuiltState.Empty.After(Planner.Create(TestDrafts.Complete().With(FieldPaths.Subnets(SideKey.Two), "192.168.10.0/24, 192.168.20.0/24").Compile().Topology!).Steps);
        var diff = PlanDiff.Of(TestDrafts.Complete().With(FieldPaths.Subnets(SideKey.Two), "192.168.10.0/24").Compile().Topology!, two);
        var change = diff.Changes.Single(change => change.Action == ChangeAction.Delete);
        Assert.Equal((ImpactLevel.Ends, "方案中不再需要。"), (change.Impact.Level, change.Reason.Zh));
        Assert.Contains("192.168.20.0/24", change.Impact.Text.En, StringComparison.Ordinal);
        Assert.IsType<DeleteDestinationRouteStep>(Assert.Single(diff.Plan.Steps));
    }

    [Fact]
    public void Diff_PublicIpsChangePlaces_DeletesBothRegistrationsBeforeEitherIsMade()
    {
        VpnDraft Site(string first, string second) => new[]
        {
            (FieldPaths.Name, "site"), (FieldPaths.SiteIp(TunnelRole.Master), first), (FieldPaths.SiteIp(TunnelRole.Slave), second),
            (FieldPaths.Subnets(SideKey.Two), "172.16.0.0/16"),
        }.Aggregate(
            VpnDraft.Empty(OnPremisesFields.Scenario).Place(SideKey.One, TestDrafts.Frankfurt, "vpc-1", "vsw-1b", "vsw-1c")
                .WithPsk(TunnelRole.Master, TestDrafts.MasterKey).WithPsk(TunnelRole.Slave, TestDrafts.SlaveKey),
            (draft, answer) => draft.With(answer.Item1, answer.Item2));
        var before = BuiltState.Empty.After(Planner.Create(Site("203.0.113.7", "203.0.113.8").Compile().Topology!).Steps);
        var diff = PlanDiff.Of(Site("203.0.113.8", "203.0.113.7").Compile().Topology!, before);
        var removals = TunnelRoles.Both.Select(role => ResourceAddress.Removal(ResourceAddress.CustomerGateway(SideKey.One, role))).ToList();
        Assert.All(diff.Plan.Steps.OfType<CreateCustomerGatewayStep>(), step => Assert.Empty(removals.Except(step.DependsOn)));
        Assert.Equal((4, 1), (diff.Count(ChangeAction.Replace), diff.Count(ChangeAction.NoOp)));
    }

    [Fact]
    public void Destroy_Prepaid_KeepsTheGatewaysAndNamesThem()
    {
        var built = BuiltState.Empty.After(Planner.Create(TestDrafts.Complete().With(FieldPaths.ChargeType, Billing.PrePay).Compile().Topology!).Steps);
        var diff = PlanDiff.Destroy(ScenarioKeys.VpcToVpc, built);
        var kept = diff.Changes.Where(change => change.Action == ChangeAction.Keep).ToList();
        Assert.Equal(["VPN网关1", "VPN网关2"], kept.Select(change => change.Name));
        Assert.All(kept, change => Assert.Contains("不能通过 API 释放", change.Reason.Zh, StringComparison.Ordinal));
        Assert.DoesNotContain(diff.Plan.Steps, step => step is DeleteVpnGatewayStep);
        Assert.Equal(kept.Select(change => change.Address), diff.Plan.Standing);
    }

    [Fact]
    public void Destroy_ExampleOne_GoesFromRoutesToGateways() => Assert.Equal(
        [4, 4, 3, 3, 2, 2, 2, 2, 1, 1], PlanDiff.Destroy(ScenarioKeys.VpcToVpc, Built).Plan.Steps.Select(step => step.DocumentedStep));

    [Fact]
    public void Hash_TellsWhatStandsFromWhatIsMade()
    {
        var nothing = new Plan(ScenarioKeys.VpcToVpc, default);
        Assert.NotEqual(nothing.Hash, PlanDiff.Of(TestDrafts.Complete().Compile().Topology!, Built, Fingerprints).Plan.Hash);
        Assert.NotEqual(PlanDiff.Destroy(ScenarioKeys.VpcToVpc, Built).Plan.Hash, Diff((FieldPaths.Bandwidth(SideKey.One), "100")).Plan.Hash);
    }

    [Fact]
    public void Sentence_OfAChange_CountsWhatIsDoneAndWhatStays()
    {
        var usual = UsualDuration.Minutes(1, 3);
        Assert.Equal("将修改 3 项，其余 9 项不变；约需 1–3 分钟。", ChangeSentence.Of(Diff((FieldPaths.GatewayName(SideKey.One), "网关一")), usual)!.Value.Zh);
        Assert.Equal("There is nothing to change.", ChangeSentence.Of(Diff(), usual)!.Value.En);
        Assert.Null(ChangeSentence.Of(PlanDiff.Of(TestDrafts.Complete().Compile().Topology!, BuiltState.Empty), usual));
    }

    private static PlanDiff Diff(params (string Path, string Text)[] answers) => PlanDiff.Of(
        answers.Aggregate(TestDrafts.Complete(), (draft, answer) => draft.With(answer.Path, answer.Text)).Compile().Topology!, Built, Fingerprints);
}
