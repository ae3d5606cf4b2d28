namespace VpnPortal.Engine.Benchmark;

/// <summary>Every design, many draws each: how long a run takes beside its critical path, and how soon changes are seen.</summary>
internal static class DesignTable
{
    public static async Task<bool> PrintAsync(int draws, double? scale)
    {
        Console.WriteLine($"Time of a run by its critical path; limits {Limits.Median:0.00} median, {Limits.Percentile95:0.00} p95; changes seen within {Limits.Seen.TotalSeconds:0} s. Seconds are those of the cloud.");
        Console.WriteLine($"{"design",-22} {"scale",5} {"draws",5} {"path s",7} {"median",7} {"p95",7} {"max",7} {"late s",7}   {"changes",7} {"seen s",7} {"p95 s",7} {"max s",7}");
        var isWithin = true;
        foreach (var design in Design.All) isWithin &= await PrintAsync(design, draws, scale ?? design.Scale);
        return isWithin;
    }

    private static async Task<bool> PrintAsync(Design design, int draws, double scale)
    {
        var drawn = new Drawn[draws];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = design.AtOnce };
        await Parallel.ForAsync(0, draws, parallel, async (number, _) => drawn[number] = await Draw.TakeAsync(design, number + 1, scale));
        var ratios = new Figures(drawn.Select(one => one.Ratio));
        var late = new Figures(drawn.Select(one => (one.Took - one.Path).TotalSeconds));
        var seen = new Figures(drawn.SelectMany(one => one.Delays).Select(delay => delay.TotalSeconds));
        Console.WriteLine(
            $"{design.Name,-22} {scale,5} {draws,5} {new Figures(drawn.Select(one => one.Path.TotalSeconds)).Median,7:0} {ratios.Median,7:0.000} {ratios.Percentile95,7:0.000} {ratios.Longest,7:0.000} {late.Median,7:0.0}   "
            + $"{seen.Count,7} {seen.Median,7:0.00} {seen.Percentile95,7:0.00} {seen.Longest,7:0.00}");
        return ratios.Median <= Limits.Median && ratios.Percentile95 <= Limits.Percentile95 && seen.Longest <= Limits.Seen.TotalSeconds;
    }
}
