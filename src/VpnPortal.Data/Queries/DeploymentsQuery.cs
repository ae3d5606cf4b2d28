using Microsoft.EntityFrameworkCore;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Queries;

/// <summary>A deployment in a list.</summary>
/// <param name="RunSucceeded">Outcome of the latest run; null when there is none or it goes on.</param>
public sealed record DeploymentListItem(
    string Id, string Name, string Scenario, string CreatedBy, DateTimeOffset UpdatedAt, string? RunId, DateTimeOffset? RunFinishedAt, bool? RunSucceeded);

/// <summary>A resource of the ledger.</summary>
public sealed record LedgerItem(string DeploymentId, string Address, string RegionId, string CloudId, DateTimeOffset CreatedAt);

/// <summary>Reads deployments and the ledger.</summary>
public sealed class DeploymentsQuery(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>All deployments, most recently touched first.</summary>
    public async Task<IReadOnlyList<DeploymentListItem>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Items(context, context.Deployments.OrderByDescending(row => row.UpdatedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>One deployment, or null.</summary>
    public async Task<DeploymentListItem?> FindAsync(string deploymentId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Items(context, context.Deployments.Where(row => row.Id == deploymentId)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>What the portal made for a deployment.</summary>
    public async Task<IReadOnlyList<LedgerItem>> LedgerAsync(string deploymentId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Resources.AsNoTracking().Where(r => r.DeploymentId == deploymentId).OrderBy(r => r.Address)
            .Select(r => new LedgerItem(r.DeploymentId, r.Address, r.RegionId, r.CloudId, r.CreatedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Those of the cloud ids that the portal made for any deployment.</summary>
    public async Task<IReadOnlySet<string>> MadeAsync(IReadOnlyCollection<string> cloudIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Resources.Where(r => cloudIds.Contains(r.CloudId)).Select(r => r.CloudId).ToHashSetAsync(cancellationToken);
    }

    /// <summary>True when the ledger knows that very resource as the deployment's own, made for that address.</summary>
    public async Task<bool> IsMadeAsync(string deploymentId, string address, string cloudId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Resources.AnyAsync(r => r.DeploymentId == deploymentId && r.Address == address && r.CloudId == cloudId, cancellationToken);
    }

    /// <summary>Regions in which the portal made something.</summary>
    public async Task<IReadOnlyList<string>> RegionsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Resources.Select(r => r.RegionId).Distinct().ToListAsync(cancellationToken);
    }

    private static IQueryable<DeploymentListItem> Items(PortalDbContext context, IQueryable<DeploymentRow> deployments) =>
        from deployment in deployments.AsNoTracking()
        join run in context.Runs.AsNoTracking() on deployment.LatestRunId equals run.Id into runs
        from run in runs.DefaultIfEmpty()
        select new DeploymentListItem(
            deployment.Id, deployment.Name, deployment.Scenario, deployment.CreatedBy, deployment.UpdatedAt,
            deployment.LatestRunId, run == null ? null : run.FinishedAt, run == null ? null : run.Succeeded);
}
