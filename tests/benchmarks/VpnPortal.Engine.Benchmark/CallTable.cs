using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;

namespace VpnPortal.Engine.Benchmark;

/// <summary>Calls a minute while gateways are being made, with few gateways and with many.</summary>
internal static class CallTable
{
    private const double Scale = 2;
    private const double Tolerance = 1.1; // a look more or less
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1) / Scale;

    private const int StartedAtOnce = 4;

    // No gateway is there sooner than after a minute; till then nothing else happens once the customer gateways are there.
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(59) / Scale;
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(5) / Scale;

    public static async Task<bool> PrintAsync()
    {
        Console.WriteLine($"Listings a minute and region (DescribeVpnGateways, DescribeVpnConnections; scale {Scale}); limits {Limits.Calls} in any minute, and while gateways are made as many as with one gateway");
        Console.WriteLine($"{"gateways",8} {"regions",7} {"while made",10} {"busiest",8} {"others",7}  in all");
        var rows = await Task.WhenAll(MeasureAsync(1, "eu-central-1"), MeasureAsync(10, "eu-central-1"), MeasureAsync(50, "eu-central-1"), MeasureAsync(50, "eu-central-1", "eu-west-1"));
        foreach (var row in rows) Console.WriteLine($"{row.Gateways,8} {row.Regions,7} {row.WhileMade,10:0} {row.Busiest,8:0} {row.Others,7}");
        return rows.All(row => row.WhileMade <= rows[0].WhileMade * Tolerance && row.Busiest <= Limits.Calls);
    }

    private static async Task<Row> MeasureAsync(int gateways, params string[] regions)
    {
        var estate = new Estate(gateways, regions);
        await using var cloud = await estate.FoundAsync(Scale);
        await using var portal = await PortalAtWork.StartAsync(cloud, Estate.Quota);
        var deployments = new List<string>();
        for (var number = 0; number < gateways; number++) deployments.Add(await portal.CreateAsync(estate.OnPremises(number)));
        using var calls = new CallCount(portal);
        var (began, runs) = (TimeProvider.System.GetUtcNow(), new string[gateways]);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = StartedAtOnce };
        await Parallel.ForAsync(0, gateways, parallel, async (number, _) => runs[number] = await portal.StartRunAsync(deployments[number]));
        var started = TimeProvider.System.GetUtcNow();
        foreach (var run in runs) await portal.UntilAsync(run, run => run.Plan.Steps.Where(step => step is not AwaitTunnelsStep).All(step => run.State[step.Address].Status == StepStatus.Succeeded));
        var (waiting, perRegion) = (began + Soonest - started - Beginning, 1d / regions.Length);
        if (waiting < Beginning) throw new InvalidOperationException($"It took too long to start {gateways} runs; the machine is busy.");
        return new(
            gateways, regions.Length, calls.ListingsIn(started + Beginning, waiting) * (Minute / waiting) * perRegion, calls.MostListingsIn(started, Minute) * perRegion, calls.OthersSince(started));
    }

    private sealed record Row(int Gateways, int Regions, double WhileMade, double Busiest, int Others);
}
