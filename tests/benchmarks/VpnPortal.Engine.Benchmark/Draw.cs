using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Benchmark;

/// <summary>What one run took.</summary>
/// <param name="Path">The critical path of the cloud's own delays.</param>
/// <param name="Delays">How long changes in the cloud went unseen.</param>
internal sealed record Drawn(TimeSpan Took, TimeSpan Path, IReadOnlyList<TimeSpan> Delays)
{
    public double Ratio => Took / Path;
}

/// <summary>One run of a design in a cloud whose delays follow from a seed, with a portal that was never used before.</summary>
internal static class Draw
{
    /// <summary>Starting a portal costs as much as a run; one at a time, so that it disturbs those that are measured little.</summary>
    private static readonly SemaphoreSlim Preparing = new(1);

    public static async Task<Drawn> TakeAsync(Design design, int seed, double scale)
    {
        await using var cloud = await EmulatorServer.StartAsync(new EmulatorOptions { TimeScale = scale, Seed = seed });
        await using var portal = await PrepareAsync(cloud);
        using var sightings = new Sightings(portal, [design.Example.RegionId]);
        var runId = await portal.StartRunAsync(await portal.CreateAsync(design.Example));
        if (design.HasDevice) await PlaceDeviceAsync(portal, cloud, runId);
        var run = await portal.UntilAsync(runId, run => run.State.FinishedAt is not null);
        if (run.State.Outcome != true) throw new InvalidOperationException($"{design.Name}, seed {seed}: {string.Join(", ", run.State.Steps.Values.Select(step => $"{step.Address}={step.Status} {step.Error?.Code}"))}");
        return await MeasureAsync(run, cloud, sightings, scale);
    }

    private static async Task<PortalAtWork> PrepareAsync(EmulatorServer cloud)
    {
        await Preparing.WaitAsync();
        try
        {
            return await PortalAtWork.StartAsync(cloud);
        }
        finally
        {
            Preparing.Release();
        }
    }

    private static async Task PlaceDeviceAsync(PortalAtWork portal, EmulatorServer cloud, string runId)
    {
        var run = await portal.UntilAsync(runId, run => run.Plan.Steps.Where(SiteDevice.IsConnection).All(step => run.State[step.Address].Status == StepStatus.Succeeded));
        cloud.Place(SiteDevice.For(run, (await portal.Get<DraftStore>().FindAsync(run.DeploymentId, CancellationToken.None))!.Draft.Secrets));
    }

    private static async Task<Drawn> MeasureAsync(StoredRun run, EmulatorServer cloud, Sightings sightings, double scale)
    {
        var (record, end) = (await CloudRecord.ReadAsync(cloud), run.State.FinishedAt!.Value);
        var delays = sightings.DelaysOf([.. record.GatewayChanges, .. record.Transitions], end, Limits.Seen / scale).Select(delay => delay * scale).ToList();
        return new((end - run.State.StartedAt!.Value) * scale, CriticalPath.Of(run, record) * scale, delays);
    }
}
