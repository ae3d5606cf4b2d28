using Microsoft.EntityFrameworkCore;

namespace VpnPortal.Data.Queries;

/// <summary>Runs by state.</summary>
public sealed record RunFigures(int Unfinished, int Succeeded, int Failed);

/// <summary>What operators of the portal want to know of the database.</summary>
public sealed class FiguresQuery(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Counts runs.</summary>
    public async Task<RunFigures> RunsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.Runs.AsNoTracking().GroupBy(run => new { IsFinished = run.FinishedAt != null, run.Succeeded })
            .Select(group => new { group.Key.IsFinished, group.Key.Succeeded, Count = group.Count() }).ToListAsync(cancellationToken);
        int Sum(Func<bool, bool?, bool> wanted) => counts.Where(count => wanted(count.IsFinished, count.Succeeded)).Sum(count => count.Count);
        return new RunFigures(
            Sum((finished, _) => !finished), Sum((finished, succeeded) => finished && succeeded == true), Sum((finished, succeeded) => finished && succeeded != true));
    }

    /// <summary>Whether the database answers at all.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Marks.AsNoTracking().AnyAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException || StorageFault.Is(exception))
        {
            return false;
        }
    }
}
