namespace VpnPortal.Engine.Benchmark;

/// <summary>Every design, many draws each: how long a run takes beside its critical path, and how soon changes are seen.</summary>
internal static class DesignTable
{
    /// <summary>Each draw has a portal and a cloud of its own.</summary>
    private const int AtOnce = 40;

    /// <summary>Of each design that takes minutes; in real time.</summary>
    private const int DrawsInRealTime = 5;

    /// <param name="scale">Of the designs that take minutes. The other one runs in real time, together with a few draws of these.</param>
    /// <param name="only">Part of a name, or everything.</param>
    public static async Task<bool> PrintAsync(int draws, double scale, string only)
    {
        Console.WriteLine($"Time of a run by its critical path; limits {Limits.Median:0.00} median, {Limits.Percentile95:0.00} p95; at scale 1 changes are seen within {Limits.Seen.TotalSeconds:0} s. Seconds are those of the cloud.");
        Console.WriteLine($"{"design",-22} {"scale",5} {"draws",5} {"path s",7} {"median",7} {"p95",7} {"max",7} {"late s",7}   {"changes",7} {"seen s",7} {"p95 s",7} {"max s",7}");
        var (isWithin, dual) = (true, Design.Dual.Where(design => design.Name.Contains(only, StringComparison.Ordinal)).ToList());
        foreach (var design in dual) isWithin &= Print(design, scale, await MeasureAsync(design, scale, draws));
        var few = dual.Select(design => (Design: design, Drawn: MeasureAsync(design, 1, Math.Min(draws, DrawsInRealTime)))).ToList();
        if (Design.Classic.Name.Contains(only, StringComparison.Ordinal)) isWithin &= Print(Design.Classic, 1, await MeasureAsync(Design.Classic, 1, draws));
        foreach (var (design, drawn) in few) isWithin &= Print(design, 1, await drawn);
        return isWithin;
    }

    private static async Task<Drawn[]> MeasureAsync(Design design, double scale, int draws)
    {
        var drawn = new Drawn[draws];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForAsync(0, draws, parallel, async (number, _) => drawn[number] = await Draw.TakeAsync(design, number + 1, scale));
        return drawn;
    }

    private static bool Print(Design design, double scale, Drawn[] drawn)
    {
        var path = new Figures(drawn.Select(one => one.Path.TotalSeconds));
        var ratios = new Figures(drawn.Select(one => one.Ratio));
        var late = new Figures(drawn.Select(one => (one.Took - one.Path).TotalSeconds));
        var seen = new Figures(drawn.SelectMany(one => one.Delays).Select(delay => delay.TotalSeconds));
        Console.WriteLine(
            $"{design.Name,-22} {scale,5} {drawn.Length,5} {path.Median,7:0} {ratios.Median,7:0.000} {ratios.Percentile95,7:0.000} {ratios.Longest,7:0.000} {late.Median,7:0.0}   "
            + $"{seen.Count,7} {seen.Median,7:0.00} {seen.Percentile95,7:0.00} {seen.Longest,7:0.00}");
        return ratios.Median <= Limits.Median && ratios.Percentile95 <= Limits.Percentile95 && (scale > 1 || seen.Longest <= Limits.Seen.TotalSeconds);
    }
}
