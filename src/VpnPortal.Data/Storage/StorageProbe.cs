using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Storage;

/// <summary>Finds out whether something can be stored by storing something: a mark with the time.</summary>
public sealed class StorageProbe(IDbContextFactory<PortalDbContext> contexts, StorageHealth health, TimeProvider time)
{
    private const string Mark = "last-probe";

    /// <summary>A database that nobody wrote to for so long is probed, so that a fault shows before somebody needs it.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>Probes while writes are refused, and now and then while nothing is written.</summary>
    public async Task RunIfDueAsync(CancellationToken cancellationToken)
    {
        if (health.Condition.Level == StorageLevel.ReadOnly || health.WrittenAt is not { } at || time.GetUtcNow() - at >= Quiet) await RunAsync(cancellationToken);
    }

    /// <summary>Writes the mark; <see cref="StorageHealth"/> learns how that ended.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var mark = await context.Marks.FindAsync([Mark], cancellationToken);
            if (mark is null) context.Marks.Add(mark = new MarkRow { Name = Mark, Value = "" });
            mark.Value = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // A database that cannot even be read did not get as far as the interceptor.
            health.Refused(exception);
        }
    }
}
