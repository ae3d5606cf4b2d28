using Microsoft.Extensions.Hosting;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Operations;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>Kills in one account until there were enough, with five runs under way, and what must hold once they have ended.</summary>
internal sealed class Storm(EmulatorServer cloud, int seed, int wanted)
{
    /// <summary>A gateway takes 2–10 s, a connection and a route up to a second.</summary>
    private const double TimeScale = 30;
    private const int Many = 500;
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Every second of them takes its time, so that many are under way when a portal dies.</summary>
    private static readonly string[] Changes =
    [
        "CreateVpnGateway", "CreateCustomerGateway", "CreateVpnConnection", "CreateVpnRouteEntry", "ModifyVpnConnectionAttribute", "ModifyVpnGatewayAttribute",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public KillLog Kills { get; } = new();

    public KillMoments Moments { get; } = new(seed);

    public RunsUnderWay Runs { get; } = new(cloud);

    /// <summary>There is more to kill.</summary>
    public bool IsWild => Kills.Count < wanted;

    public static Task<EmulatorServer> StartCloudAsync(int seed) => PortalUnderTest.StartCloudAsync(
        TimeScale, seed, options => options.Quotas = new Quotas { VpnGateways = Many, CustomerGateways = Many, Connections = Many, Routes = Many });

    /// <summary>Lets the desk know how much the account takes.</summary>
    public static void Configure(HostApplicationBuilder desk)
    {
        foreach (var quota in new[] { "VpnGateways", "CustomerGateways", "ConnectionsPerGateway", "RoutesPerGateway" }) desk.Configuration[$"Cloud:Quotas:{quota}"] = FormattableString.Invariant($"{Many}");
    }

    public async Task BeginAsync(PortalUnderTest desk)
    {
        await Runs.FillAsync(desk);
        foreach (var change in Changes) cloud.AddFault(new Fault(change, Fault.Delay, Probability: 0.5, DelaySeconds: 0.4));
    }

    /// <summary>Devices are configured, and ended runs have successors.</summary>
    public async Task GoOnAsync(PortalUnderTest desk)
    {
        await Runs.TendAsync(desk);
        if (IsWild) await Runs.FillAsync(desk);
    }

    /// <summary>Goes on until there is nothing more to kill and all runs have ended.</summary>
    public async Task OverAsync(PortalUnderTest desk)
    {
        for (var calmSince = TimeProvider.System.GetTimestamp(); IsWild || (await desk.Get<RunStore>().UnfinishedAsync(Stop)).Count > 0; await Task.Delay(Look, Stop))
        {
            if (IsWild) calmSince = TimeProvider.System.GetTimestamp();
            else Hurry();
            if (TimeProvider.System.GetElapsedTime(calmSince) > Calm) Assert.Fail($"Runs are stuck:\n{await Runs.StandstillAsync(desk)}");
            await GoOnAsync(desk);
        }
    }

    /// <summary>All runs have ended; prints the figures.</summary>
    public async Task EndAsync(PortalUnderTest desk, ITestOutputHelper output)
    {
        var runs = await Runs.ReadAsync(desk);
        output.WriteLine($"Seed {seed}: {Kills.Summary(runs)}");
        await StormInvariants.AssertAsync(desk, cloud, runs);
        Assert.True(Kills.Count >= wanted);
    }

    /// <summary>What is left need not take its time.</summary>
    private void Hurry()
    {
        cloud.ClearFaults();
        cloud.SetScale(PortalUnderTest.TimeScale);
    }
}
