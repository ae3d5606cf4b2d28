namespace VpnPortal.Core.Planning;

/// <summary>Percentiles by nearest rank: always one of the values.</summary>
public static class Percentile
{
    /// <summary>The smallest value that at least <paramref name="percent"/> of 100 do not exceed.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="percent">1–100.</param>
    public static TimeSpan Of(IReadOnlyCollection<TimeSpan> values, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        var rank = ((values.Count * percent) + 99) / 100;
        return values.Order().ElementAt(rank - 1);
    }
}
