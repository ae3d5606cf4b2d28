using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Control;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.StepHandlers;
using VpnPortal.Engine.Tests.Emulator;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What a run does while its region cannot be seen.</summary>
public sealed class SightTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(400);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RegionCannotBeSeenForLongerThanTheDeadline_NothingIsTakenForLate()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        DateTimeOffset? darkUntil = null;
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            builder.Services.PostConfigure<EngineOptions>(options => options.GatewayDeadline = Deadline);
            AlteredVpc.AddTo(builder.Services, vpc =>
            {
                vpc.BeforeGateways = _ => TimeProvider.System.GetUtcNow() < darkUntil ? throw NoAnswer() : Task.CompletedTask;
                vpc.BeforeCreate = _ =>
                {
                    darkUntil ??= TimeProvider.System.GetUtcNow() + (Deadline * 3);
                    return Task.CompletedTask;
                };
            });
        });
        var run = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.All(run.Plan.Steps.OfType<CreateVpnGatewayStep>(), step =>
            Assert.True(run.State[step.Address].FinishedAt >= darkUntil, "The region was never dark, so the test shows nothing."));
    }

    [Fact]
    public async Task RegionIsSeenAfterTheDeadlineAndTheGoalIsNotReached_TheStepFails()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 1);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
            builder.Services.PostConfigure<EngineOptions>(options => options.GatewayDeadline = Deadline));
        var run = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        Assert.All(run.Plan.Steps.OfType<CreateVpnGatewayStep>(), step => Assert.Equal(PortalCodes.Deadline, run.State[step.Address].Error?.Code));
    }

    [Fact]
    public async Task ObserverSeesNothing_LookUpsGoOn()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateCustomerGateway", Fault.DropAfter));
        Func<Task<StoredRun?>> read = () => Task.FromResult<StoredRun?>(null);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
            AlteredVpc.AddTo(builder.Services, vpc =>
            {
                vpc.BeforeCreate = cloud.OnceTheRunCalls(new Fault("DescribeCustomerGateways", Fault.Error, Code: "ServiceUnavailable", Status: 503));
                vpc.BeforeGateways = async _ =>
                {
                    if (await read() is { } run && run.Events.OfType<StepUnknown>().Any() && !run.Events.OfType<StepAdopted>().Any()) throw NoAnswer();
                };
            }));
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        read = () => portal.Get<RunStore>().FindAsync(started.RunId!, Stop);
        var run = await portal.FinishedAsync(started.RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.Single(run.Events.OfType<StepAdopted>());
    }

    [Theory]
    [InlineData("CreateVpnGateway", "DeleteVpnGateway", "VpnGatewayId")]
    [InlineData("CreateVpnConnection", "DeleteVpnConnection", "VpnConnectionId")]
    public async Task WaitedForResourceIsDeleted_StepFails_AndResumingMakesAnotherAndKnowsIt(string action, string delete, string parameter)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        string? first() => cloud.Ledger().FirstOrDefault(entry => entry.Action == action && entry.Outcome == "applied")?.Effect;
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            builder.Services.PostConfigure<EngineOptions>(options => options.ListingLag = TimeSpan.FromMilliseconds(200));
            AlteredVpc.AddTo(builder.Services, vpc =>
            {
                vpc.Gateways = seen => [.. seen.Where(gateway => gateway.Id != first())];
                vpc.Connections = seen => [.. seen.Where(connection => connection.Id != first())];
            });
        });
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        var failed = await portal.FinishedAsync(started.RunId!);
        var step = Assert.Single(failed.State.Steps.Values, step => step.Status == StepStatus.Failed);
        Assert.Equal((PortalCodes.Vanished, first()), (step.Error!.Code, step.Outputs[OutputKeys.Id]));
        using (var colleague = new SignedClient(cloud.Address, TimeProvider.System)) await colleague.Ok(delete, (parameter, first()!));

        Assert.True(await portal.Get<RunControlService>().ResumeAsync(started.RunId!, PortalUnderTest.Operator, Stop));
        var run = await portal.FinishedAsync(started.RunId!);
        Assert.True(run.State.Outcome, run.State[step.Address].Error?.ToString());
        var known = (await portal.Get<DeploymentsQuery>().LedgerAsync(run.DeploymentId, Stop)).Single(item => item.Address == step.Address.Value).CloudId;
        Assert.Equal((2, known), (run.State[step.Address].Generation, run.State[step.Address].Outputs[OutputKeys.Id]));
        Assert.NotEqual(first(), known);
    }

    [Fact]
    public async Task OneListingSkipsAGateway_ItIsNotTakenForDeleted()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        IReadOnlyList<ObservedVpnGateway> listed = [];
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            builder.Services.PostConfigure<EngineOptions>(options => options.ObserveInterval = options.IdleInterval = TimeSpan.FromHours(1));
            AlteredVpc.AddTo(builder.Services, vpc => vpc.Gateways = _ => listed);
        });
        var plan = (await portal.Get<ProvisioningService>().ReviewAsync(await portal.CreateExampleAsync(), Stop))!.Plan!;
        var step = plan.Steps.OfType<CreateVpnGatewayStep>().First();
        using var watch = portal.Get<RegionObserver>().Watch(step.RegionId);
        while (portal.Get<RegionObserver>().Latest(step.RegionId) is null) await Task.Delay(10, Stop);
        Assert.IsType<Dead>(await ObserveAsync());
        listed = [new ObservedVpnGateway("vpn-1", "", "", "", "", null, null, GatewayStatus.Provisioning, "Normal", "POSTPAY", "10M", default)];
        Assert.IsType<Pending>(await ObserveAsync());

        Task<StepProgress> ObserveAsync()
        {
            var made = ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, "vpn-1");
            var state = RunState.Fold(plan, [new StepAccepted(TimeProvider.System.GetUtcNow().AddMinutes(-4), step.Address, made, "REQ")]);
            var context = new StepContext(
                state, state[step.Address], _ => throw new InvalidOperationException("A look needs no key."), TimeProvider.System.GetUtcNow());
            return portal.Get<IEnumerable<IStepHandler>>().Single(handler => handler.StepType == step.GetType()).ObserveAsync(step, context, Stop);
        }
    }

    private static CloudException NoAnswer() => new("DescribeVpnGateways", "ServiceUnavailable", "", "", isTransient: true, CallEffect.None);
}
