using VpnPortal.Cloud;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Validation;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.Runs;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>Carries out plans that change or end a deployment, the way a start does.</summary>
internal static class DeploymentChanges
{
    /// <summary>Begins the tokens of calls that a test makes itself.</summary>
    public const string ByHand = "by-hand";

    private static int runs;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The difference of a deployment's draft, with some answers changed, to what stands.</summary>
    public static async Task<PlanDiff> DifferenceAsync(this PortalUnderTest portal, string deployment, params (string Path, string Text)[] answers)
    {
        var review = (await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!;
        var draft = answers.Aggregate(review.Draft.Stored.Draft, (now, answer) => now.With(answer.Path, answer.Text));
        var compiled = DraftCompiler.Compile(draft, review.Draft.Discovered.Landscapes);
        Assert.True(compiled.Topology is not null, string.Join("; ", compiled.Diagnostics.Select(finding => $"{finding.Path} {finding.Reason.En}")));
        return PlanDiff.Of(compiled.Topology!, review.Inventory.State, review.Draft.Stored.Fingerprints, review.Inventory.Gone);
    }

    public static async Task<PlanDiff> DestructionAsync(this PortalUnderTest portal, string deployment)
    {
        var inventory = await portal.Get<InventoryReader>().ReadAsync(deployment, Stop);
        return PlanDiff.Destroy((await portal.Get<DraftingService>().OpenAsync(deployment, Stop))!.Reading.Scenario, inventory.State);
    }

    /// <summary>Starts a run of that plan and gives its id.</summary>
    public static async Task<string> LaunchAsync(this PortalUnderTest portal, string deployment, Plan plan, Func<FormerOutputs, FormerOutputs>? former = null)
    {
        var draft = (await portal.Get<DraftStore>().FindAsync(deployment, Stop))!;
        var inventory = await portal.Get<InventoryReader>().ReadAsync(deployment, Stop);
        var run = new NewRun(
            $"change-{Interlocked.Increment(ref runs)}", deployment, draft.Version, plan,
            Core.Primitives.EquatableArray.ToEquatableArray(inventory.Former.Select(former ?? (same => same))));
        var audit = new AuditEvent(AuditCodes.RunStarted, PortalUnderTest.Operator, new Subject("deployment", deployment, draft.Name)) { DeploymentId = deployment, RunId = run.Id };
        Assert.True(await portal.Get<RunLauncher>().StartAsync(run, audit, Stop));
        return run.Id;
    }

    /// <summary>Carries a plan out and expects it to succeed.</summary>
    public static async Task<StoredRun> CarryOutAsync(this PortalUnderTest portal, string deployment, Plan plan)
    {
        var run = await portal.FinishedAsync(await portal.LaunchAsync(deployment, plan));
        Assert.True(run.State.Outcome, string.Join(", ", run.State.Steps.Values.Where(step => step.Status != StepStatus.Succeeded).Select(step => $"{step.Address}: {step.Status} {step.Error}")));
        Assert.DoesNotContain(portal.UnannouncedCalls, token => !token.StartsWith(ByHand, StringComparison.Ordinal));
        return run;
    }

    /// <summary>Everything of the account that a deployment could have made, as ids.</summary>
    public static async Task<IReadOnlyList<string>> AccountAsync(this PortalUnderTest portal)
    {
        var vpc = portal.Get<IVpcApi>();
        var ids = new List<string>();
        foreach (var region in new[] { SeedIds.Frankfurt, SeedIds.Hangzhou })
        {
            var gateways = await vpc.DescribeVpnGatewaysAsync(region, Stop);
            ids.AddRange(gateways.Select(gateway => gateway.Id));
            ids.AddRange((await vpc.DescribeCustomerGatewaysAsync(region, Stop)).Select(gateway => gateway.Id));
            ids.AddRange((await vpc.DescribeIpsecConnectionsAsync(region, Stop)).Select(connection => connection.Id));
            foreach (var gateway in gateways)
                ids.AddRange((await vpc.DescribeDestinationRoutesAsync(region, gateway.Id, Stop)).Select(route => $"{route.Destination}|{route.NextHop}"));
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }

    public static async Task<IReadOnlyList<string>> LedgerAsync(this PortalUnderTest portal, string deployment) =>
        [.. (await portal.Get<DeploymentsQuery>().LedgerAsync(deployment, Stop)).Select(item => item.Address)];
}
