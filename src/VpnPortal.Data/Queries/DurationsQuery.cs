using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;

namespace VpnPortal.Data.Queries;

/// <summary>Reads from the journals how long steps took.</summary>
public sealed class DurationsQuery(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Samples of the newest runs at one pace of the cloud's clock, the newest run first.</summary>
    /// <param name="timeScale">The pace, see <see cref="RunStarted"/>.</param>
    /// <param name="runs">How many runs to read at most, whatever their pace.</param>
    public async Task<IReadOnlyList<DurationSample>> NewestAsync(double timeScale, int runs, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = context.Runs.AsNoTracking().OrderByDescending(run => run.StartedAt).ThenBy(run => run.Id).Take(runs);
        var plans = await newest.Select(run => new { run.Id, run.PlanJson }).ToListAsync(cancellationToken);
        var rows = await context.RunEvents.AsNoTracking().Where(row => newest.Any(run => run.Id == row.RunId))
            .Select(row => new { row.RunId, row.Sequence, row.Json }).ToListAsync(cancellationToken);
        var journals = rows.ToLookup(row => row.RunId, StringComparer.Ordinal);
        List<DurationSample> samples = [];
        foreach (var run in plans)
        {
            var events = journals[run.Id].OrderBy(row => row.Sequence).Select(row => JsonSerializer.Deserialize<RunEvent>(row.Json, Json.Options)!).ToList();
            if (events.OfType<RunStarted>().FirstOrDefault()?.TimeScale == timeScale)
                samples.AddRange(StepDurations.Of(run.Id, Plan.FromJson(run.PlanJson), events));
        }

        return samples;
    }
}
