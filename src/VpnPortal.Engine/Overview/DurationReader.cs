using Microsoft.Extensions.Options;
using VpnPortal.Core.Planning;
using VpnPortal.Data.Queries;

namespace VpnPortal.Engine.Overview;

/// <summary>What the portal's own runs tell of durations. Read anew once a minute at most: every open page of a run asks every second.</summary>
public sealed class DurationReader(DurationsQuery durations, IOptions<EngineOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);
    private Kept? kept;

    /// <summary>The history at the pace of the connected cloud: what ran in the demo tells nothing of the real one.</summary>
    public async Task<DurationHistory> ReadAsync(CancellationToken cancellationToken)
    {
        if (kept is { } fresh && time.GetUtcNow() - fresh.At < Lasts) return fresh.History;
        var (at, pace) = (time.GetUtcNow(), options.Value.TimeScale);
        // Two who ask at once read twice; the later answer stays.
        var read = new Kept(at, new DurationHistory(await durations.NewestAsync(pace, DurationHistory.Newest, cancellationToken), pace));
        kept = read;
        return read.History;
    }

    private sealed record Kept(DateTimeOffset At, DurationHistory History);
}
