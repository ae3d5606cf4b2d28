using VpnPortal.Data.Stores;
using VpnPortal.Emulator;

namespace VpnPortal.Engine.Benchmark;

/// <summary>Many runs that go on at once in one portal: two VPCs each, in two regions.</summary>
internal static class Crowd
{
    private const int Runs = 100;
    private const int StartedAtOnce = 4;

    public static async Task<bool> PrintAsync(double scale)
    {
        var estate = new Estate(2 * Runs, "eu-central-1", "eu-west-1");
        await using var cloud = await estate.FoundAsync(scale);
        await using var portal = await PortalAtWork.StartAsync(cloud, Estate.Quota);
        var deployments = new string[Runs];
        for (var number = 0; number < Runs; number++) deployments[number] = await portal.CreateAsync(estate.Pair(number));
        using var sightings = new Sightings(portal, estate.Regions);
        var started = new string[Runs];
        await Parallel.ForAsync(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = StartedAtOnce }, async (number, _) => started[number] = await portal.StartRunAsync(deployments[number]));
        var runs = await Task.WhenAll(started.Select(run => portal.UntilAsync(run, run => run.State.FinishedAt is not null)));
        return await PrintAsync(runs, cloud, sightings, scale);
    }

    private static async Task<bool> PrintAsync(StoredRun[] runs, EmulatorServer cloud, Sightings sightings, double scale)
    {
        var record = await CloudRecord.ReadAsync(cloud);
        var ratios = new Figures(runs.Select(run => (run.State.FinishedAt!.Value - run.State.StartedAt!.Value) / CriticalPath.Of(run, record)));
        var seen = new Figures(sightings.DelaysOf(record.GatewayChanges, runs.Max(run => run.State.FinishedAt!.Value), Limits.Seen / scale).Select(delay => delay.TotalSeconds * scale));
        var most = runs.Max(run => runs.Count(other => other.State.StartedAt <= run.State.StartedAt && other.State.FinishedAt > run.State.StartedAt));
        Console.WriteLine($"{Runs} runs of {2 * Runs} gateways in one portal at scale {scale}, {most} at once; limit {Limits.Crowd:0.00}");
        Console.WriteLine($"ratio median {ratios.Median:0.000}, p95 {ratios.Percentile95:0.000}, max {ratios.Longest:0.000}; gateways seen after {seen.Median:0.00} s, p95 {seen.Percentile95:0.00} s, max {seen.Longest:0.00} s");
        return ratios.Longest <= Limits.Crowd && runs.All(run => run.State.Outcome == true);
    }
}
