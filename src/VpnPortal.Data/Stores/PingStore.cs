using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Proofs;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Stores;

/// <summary>Pings and their outcomes.</summary>
public sealed class PingStore(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    /// <summary>Stores the ping as it stands, with a line of history if one is due; nothing once it has ended.</summary>
    public async Task SaveAsync(PingProof ping, AuditEvent? audit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Pings.FindAsync([ping.Id], cancellationToken);
        if (row is null)
        {
            row = new PingRow { Id = ping.Id, DeploymentId = ping.DeploymentId, StartedAt = ping.StartedAt, Json = "" };
            context.Pings.Add(row);
        }

        if (row.FinishedAt is not null) return;
        row.Json = JsonSerializer.Serialize(ping, Json.Options);
        row.FinishedAt = ping.FinishedAt;
        if (audit is not null) context.AddAudit(time.GetUtcNow(), audit);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another portal told of the end at the same moment.
        }
    }

    /// <summary>The latest pings of a deployment, newest first.</summary>
    public async Task<IReadOnlyList<PingProof>> LatestAsync(string deploymentId, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Pings.AsNoTracking().Where(ping => ping.DeploymentId == deploymentId)
            .OrderByDescending(ping => ping.StartedAt).Take(count).Select(ping => ping.Json).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    /// <summary>Pings that a restart left without an end.</summary>
    public async Task<IReadOnlyList<PingProof>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Pings.AsNoTracking().Where(ping => ping.FinishedAt == null).Select(ping => ping.Json).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    private static PingProof Read(string json) => JsonSerializer.Deserialize<PingProof>(json, Json.Options)!;
}
