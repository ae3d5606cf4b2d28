using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Stores;

/// <summary>Puts audit events into the transaction of the change they tell of.</summary>
internal static class AuditRows
{
    /// <summary>Adds the events to the context; the caller's SaveChanges stores them with its own change or not at all.</summary>
    public static void AddAudit(this PortalDbContext context, DateTimeOffset at, params IEnumerable<AuditEvent> events) =>
        context.Audit.AddRange(events.Select(audit => new AuditRow
        {
            At = at,
            Code = audit.Code.Code,
            ActorId = audit.Actor.Id,
            ActorName = audit.Actor.Name,
            Source = audit.Actor.Source,
            SubjectKind = audit.Subject.Kind,
            SubjectId = audit.Subject.Id,
            SubjectName = audit.Subject.Name,
            DeploymentId = audit.DeploymentId,
            RunId = audit.RunId,
            ChangesJson = audit.Changes.Count == 0 ? null : JsonSerializer.Serialize(audit.Changes, Json.Options),
            RequestId = audit.RequestId,
            Detail = audit.Detail,
            Reason = audit.Reason,
        }));
}

/// <summary>Stores events that belong to no other change, such as a sign-in or a download.</summary>
public sealed class AuditStore(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    /// <summary>Returns when the event is on disk; whatever it guards must wait for that.</summary>
    public async Task WriteAsync(AuditEvent audit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.AddAudit(time.GetUtcNow(), audit);
        await context.SaveChangesAsync(cancellationToken);
    }
}
