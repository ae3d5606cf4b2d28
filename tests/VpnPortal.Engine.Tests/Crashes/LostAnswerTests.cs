using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Control;
using VpnPortal.Engine.Tests.Runs;
using Xunit.Sdk;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>The connection breaks after the effect of the first call of every kind; nothing is made twice.</summary>
public sealed class LostAnswerTests
{
    private static readonly string[] Creates = ["CreateVpnGateway", "CreateCustomerGateway", "CreateVpnConnection", "CreateVpnRouteEntry", "ModifyVpnConnectionAttribute"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Cases => Seeds.Designs();

    [Theory, MemberData(nameof(Cases))]
    public async Task Run_FirstAnswerOfEveryKindIsLost_MakesNothingTwice(string design, int seed) => await RunAsync(design, seed, configure: null);

    /// <summary>What the check is worth: an engine that calls again with another token, and never looks, is found out.</summary>
    [Fact]
    public async Task Check_OfAnEngineWithAFreshTokenPerTry_ReportsDuplicates() =>
        await Assert.ThrowsAnyAsync<XunitException>(() => RunAsync("vpcs static", seed: 1, vpc =>
        {
            vpc.Token = token => $"{token[..40]}{Guid.NewGuid():N}"[..60];
            vpc.Gateways = _ => [];
        }));

    private static async Task RunAsync(string design, int seed, Action<AlteredVpc>? configure)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(seed: seed);
        foreach (var action in Creates) cloud.AddFault(new Fault(action, Fault.DropAfter));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            if (configure is not null) AlteredVpc.AddTo(builder.Services, configure);
        });
        var deployment = await Design.DraftAsync(portal, design);
        var runId = (await portal.StartRunAsync(deployment)).RunId!;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        enough.CancelAfter(TimeSpan.FromSeconds(configure is null ? 120 : 10));
        await Design.TendDeviceAsync(portal, cloud, design, deployment, Task.Delay(Timeout.Infinite, enough.Token));
        if (configure is null) await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync(runId));
        else await DuplicatedAsync(cloud, enough.Token);
        Assert.Contains((await portal.Get<RunStore>().FindAsync(runId, Stop))!.Events, next => next is StepUnknown);
    }

    /// <summary>The same count as the invariants', as soon as it breaks: such a run never ends.</summary>
    private static async Task DuplicatedAsync(EmulatorServer cloud, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var made = cloud.Ledger().Count(entry => entry is { Action: "CreateVpnGateway", Outcome: "applied" });
            Assert.True(made <= 2, $"{made} gateways were bought where two were wanted.");
            await Task.Delay(20, Stop);
        }
    }
}
