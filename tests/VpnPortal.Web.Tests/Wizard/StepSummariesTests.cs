using System.Collections.Immutable;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;
using VpnPortal.Web.Features.Wizard;
using static VpnPortal.Web.Tests.Wizard.WizardDrafts;

namespace VpnPortal.Web.Tests.Wizard;

public sealed class StepSummariesTests
{
    [Fact]
    public void OnPremises_SaysWhatWasDecided() => Assert.Equal(
        ["VPN网关1", "203.0.113.207 / 203.0.113.15", "IKEv2 · AES-256 · group14", "strongSwan（swanctl）", "静态路由 · 10.10.0.0/16 ↔ 172.16.0.0/16"],
        Summaries(Of(DraftExamples.OnPremises).With(FieldPaths.Psk(TunnelRole.Slave), new PresharedKey("Wq3Zt8HbY5nRc2KxE7vDf9MgL4jPs6Ua"))));

    [Fact]
    public void OnPremisesWithBgp_SaysSo() =>
        Assert.StartsWith("BGP · ", Summaries(Of(DraftExamples.OnPremises).With(FieldPaths.Routing, RoutingWords.Bgp))[4], StringComparison.Ordinal);

    [Fact]
    public void Classic_SaysThatAGatewayIsReusedAndHowRoutesWeigh()
    {
        var summaries = Summaries(Of(DraftExamples.OnPremisesClassic));
        Assert.Equal("复用 VPN网关-单隧道", summaries[0]);
        Assert.Equal("权重 100 / 0 · 10.10.0.0/16 ↔ 172.16.0.0/16", summaries[4]);
    }

    [Fact]
    public void EmptyOnPremisesDraft_CountsWhatIsMissing()
    {
        var summaries = Summaries(VpnDraft.Empty(OnPremisesFields.Scenario));
        Assert.Equal(["还缺 5 项", "还缺 2 项", "还缺 2 项", "strongSwan（swanctl）", "还缺 1 项"], summaries);
    }

    [Fact]
    public void MissingItems_OfADataCentre_LeadToItsFields()
    {
        var missing = MissingItem.Of(TextsIn("zh-CN"), Open(VpnDraft.Empty(OnPremisesFields.Scenario)));
        var last = missing[^1];
        Assert.Equal(("本地数据中心 · 私网网段", 5, "/deployments/d1/draft/5#side2.subnets"), (last.Label, last.Step, last.Href));
    }

    private static List<string?> Summaries(VpnDraft draft) => [.. StepSummaries.Of(TextsIn("zh-CN"), Open(draft)).Select(item => item.Summary)];

    private static OpenDraft Open(VpnDraft draft) => new(
        new StoredDraft("d1", "", draft, 1, DateTimeOffset.UnixEpoch, ImmutableHashSet<string>.Empty), draft.Read(),
        DraftCompiler.Compile(draft, Landscapes), new Discovered(Landscapes, ImmutableDictionary<string, Cloud.CloudException>.Empty), IsLocked: false, IsBuilt: false);
}
