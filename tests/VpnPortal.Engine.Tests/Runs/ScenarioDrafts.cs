using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Drafting;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>The documented designs beside example 1, as drafts on the landscape of the emulator.</summary>
internal static class ScenarioDrafts
{
    public const string Lan = SiteDevice.Lan;
    public const string Host = SiteDevice.Host;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<string> CreateExampleWithBgpAsync(this PortalUnderTest portal)
    {
        var deployment = await portal.CreateExampleAsync();
        await portal.AnswerAsync(deployment, (FieldPaths.Routing, RoutingWords.Bgp));
        return deployment;
    }

    public static async Task<string> CreateOnPremisesAsync(this PortalUnderTest portal, string routing, string? secondIp = null, Site? at = null)
    {
        var site = at ?? Site.Usual;
        var deployment = await portal.Get<DraftingService>().CreateAsync(OnPremisesFields.Scenario, "hz-dc", PortalUnderTest.Operator, Stop);
        await portal.AnswerAsync(
            deployment,
            (FieldPaths.Region(SideKey.One), SeedIds.Hangzhou),
            (FieldPaths.Vpc(SideKey.One), SeedIds.HangzhouVpc),
            (FieldPaths.VSwitch(SideKey.One, TunnelRole.Master), SeedIds.HangzhouSwitchH),
            (FieldPaths.VSwitch(SideKey.One, TunnelRole.Slave), SeedIds.HangzhouSwitchI),
            (FieldPaths.SiteIp(TunnelRole.Master), site.Wan1),
            (FieldPaths.SiteIp(TunnelRole.Slave), secondIp ?? site.Wan2),
            (FieldPaths.Routing, routing),
            (FieldPaths.Subnets(SideKey.Two), site.Lan));
        return deployment;
    }

    public static async Task<string> CreateClassicAsync(this PortalUnderTest portal, Site? at = null)
    {
        var site = at ?? Site.Usual;
        var deployment = await portal.Get<DraftingService>().CreateAsync(ClassicFields.Scenario, "hz-classic", PortalUnderTest.Operator, Stop);
        await portal.AnswerAsync(
            deployment,
            (FieldPaths.Region(SideKey.One), SeedIds.Hangzhou),
            (FieldPaths.ExistingGateway(SideKey.One), SeedIds.HangzhouLegacyGateway),
            (FieldPaths.SiteIp(TunnelRole.Master), site.Wan1),
            (FieldPaths.SiteIp(TunnelRole.Slave), site.Wan2),
            (FieldPaths.HealthDestination(TunnelRole.Master), site.Host),
            (FieldPaths.HealthSource(TunnelRole.Master), "10.10.10.101"),
            (FieldPaths.HealthDestination(TunnelRole.Slave), site.Host),
            (FieldPaths.HealthSource(TunnelRole.Slave), "10.10.10.102"),
            (FieldPaths.Subnets(SideKey.Two), site.Lan));
        return deployment;
    }

    public static async Task AnswerAsync(this PortalUnderTest portal, string deployment, params (string Path, string Text)[] answers)
    {
        var stored = (await portal.Get<DraftStore>().FindAsync(deployment, Stop))!.Draft.Values;
        var edits = answers.Select(answer => new FieldEdit(answer.Path, stored.GetValueOrDefault(answer.Path) ?? "", answer.Text)).ToList();
        Assert.Empty(await portal.Get<DraftingService>().SaveAsync(deployment, edits, PortalUnderTest.Operator, Stop));
    }

    /// <summary>What people at the data centre do: once the connections are there, the device is configured to match them.</summary>
    public static async Task PlaceDeviceAsync(this PortalUnderTest portal, EmulatorServer cloud, string runId, Site? at = null)
    {
        var site = at ?? Site.Usual;
        var run = await portal.ReachedAsync(runId, SiteDevice.IsConnection);
        var keys = (await portal.Get<DraftStore>().FindAsync(run.DeploymentId, Stop))!.Draft.Secrets;
        cloud.Place(SiteDevice.For(run, keys, site.Device, site.Host, site.Lan));
    }

    /// <summary>The run once all steps of a kind have come that far.</summary>
    public static async Task<StoredRun> ReachedAsync(this PortalUnderTest portal, string runId, Func<PlanStep, bool> kind, StepStatus status = StepStatus.Succeeded)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var run = (await portal.Get<RunStore>().FindAsync(runId, Stop))!;
            if (run.Plan.Steps.Where(kind).All(step => run.State[step.Address].Status >= status)) return run;
            Assert.True(DateTime.UtcNow < deadline && run.State.FinishedAt is null, "Not reached: " + string.Join(", ", run.State.Steps.Values.Select(step => $"{step.Address}={step.Status} {step.Error}")));
            await Task.Delay(10, Stop);
        }
    }
}
