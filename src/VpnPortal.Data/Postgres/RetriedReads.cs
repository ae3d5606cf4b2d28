using Microsoft.EntityFrameworkCore.Storage;

namespace VpnPortal.Data.Postgres;

/// <summary>
/// Reads are repeated while the server restarts. Writes are not: nobody knows whether the first attempt was stored, and a line of history
/// must not be there twice. Where a write can be repeated, its store does so.
/// </summary>
internal sealed class RetriedReads(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, Attempts, LongestPause)
{
    private const int Attempts = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    protected override bool ShouldRetryOn(Exception exception) =>
        StorageFault.Passes(exception) && Dependencies.CurrentContext.Context is not PostgresPortalDbContext { IsSaving: true };
}
