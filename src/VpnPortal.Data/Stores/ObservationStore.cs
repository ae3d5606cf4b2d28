using Microsoft.EntityFrameworkCore;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Stores;

/// <summary>A state that a resource was seen to enter.</summary>
public sealed record Transition(string RegionId, string ResourceId, string State, DateTimeOffset At);

/// <summary>Observed states over time; only changes are kept.</summary>
public sealed class ObservationStore(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Stores what changed in one tick, unless another portal of the team saw and stored it already.</summary>
    /// <returns>Whether there was anything to store.</returns>
    public async Task<bool> AppendAsync(IReadOnlyList<Transition> transitions, CancellationToken cancellationToken)
    {
        if (transitions.Count == 0) return false;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = transitions.Select(transition => transition.ResourceId).ToList();
        var stored = await LatestOf(context.Observations.Where(o => ids.Contains(o.ResourceId))).ToDictionaryAsync(o => o.ResourceId, o => o.State, cancellationToken);
        context.Observations.AddRange(transitions.Where(t => stored.GetValueOrDefault(t.ResourceId) != t.State).Select(t => new ObservationRow
        {
            RegionId = t.RegionId, ResourceId = t.ResourceId, State = t.State, At = t.At,
        }));
        return await context.SaveChangesAsync(cancellationToken) > 0;
    }

    /// <summary>The history of some resources, oldest first.</summary>
    public async Task<IReadOnlyList<Transition>> OfAsync(IReadOnlyCollection<string> resourceIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Observations.AsNoTracking().Where(o => resourceIds.Contains(o.ResourceId)).OrderBy(o => o.Id)
            .Select(o => new Transition(o.RegionId, o.ResourceId, o.State, o.At)).ToListAsync(cancellationToken);
    }

    /// <summary>The last state seen of every resource of a region.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LatestAsync(string regionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await LatestOf(context.Observations.Where(o => o.RegionId == regionId)).ToListAsync(cancellationToken);
        return rows.ToDictionary(o => o.ResourceId, o => o.State, StringComparer.Ordinal);
    }

    private static IQueryable<ObservationRow> LatestOf(IQueryable<ObservationRow> rows) =>
        rows.AsNoTracking().GroupBy(o => o.ResourceId).Select(group => group.OrderByDescending(o => o.Id).First());
}
