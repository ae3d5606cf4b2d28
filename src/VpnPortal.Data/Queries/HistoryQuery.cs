using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Queries;

/// <summary>What to show of the history. Empty members do not filter.</summary>
/// <param name="Before">Only lines older than this sequence: paging by key, at any depth the same speed.</param>
public sealed record HistoryFilter(
    string? DeploymentId = null, string? Actor = null, string? Code = null, string? RunId = null, string? Text = null, long? Before = null);

/// <summary>One line of history.</summary>
public sealed record HistoryLine(
    long Sequence, DateTimeOffset At, AuditCode Code, string ActorName, string Source, string SubjectKind, string SubjectId, string SubjectName,
    string? DeploymentId, string? RunId, IReadOnlyList<FieldChange> Changes, string? RequestId, string? Detail, string? Reason);

/// <summary>Reads the team's history.</summary>
public sealed class HistoryQuery(IDbContextFactory<PortalDbContext> contexts)
{
    private static readonly Dictionary<string, AuditCode> Codes = AuditCodes.All.ToDictionary(code => code.Code, StringComparer.Ordinal);

    /// <summary>The newest lines that pass the filter.</summary>
    public async Task<IReadOnlyList<HistoryLine>> PageAsync(HistoryFilter filter, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Matching(context, filter);
        return [.. (await rows.OrderByDescending(row => row.Sequence).Take(size).ToListAsync(cancellationToken)).Select(Line)];
    }

    /// <summary>The newest line that tells what differs from what was built; null when nothing did, or a later one tells that it is over.</summary>
    public async Task<HistoryLine?> DriftAsync(string deploymentId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (noticed, ended) = (AuditCodes.DriftNoticed.Code, AuditCodes.DriftEnded.Code);
        var row = await context.Audit.AsNoTracking().Where(row => row.DeploymentId == deploymentId && (row.Code == noticed || row.Code == ended))
            .OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
        return row?.Code == noticed ? Line(row) : null;
    }

    /// <summary>How many lines passed the filter since a sequence, counted up to a limit.</summary>
    public async Task<int> NewerAsync(HistoryFilter filter, long after, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, filter with { Before = null }).Where(row => row.Sequence > after).Take(limit).CountAsync(cancellationToken);
    }

    private static IQueryable<AuditRow> Matching(PortalDbContext context, HistoryFilter filter)
    {
        var rows = context.Audit.AsNoTracking().AsQueryable();
        if (filter.DeploymentId is { Length: > 0 } deployment) rows = rows.Where(row => row.DeploymentId == deployment);
        if (filter.Actor is { Length: > 0 } actor) rows = rows.Where(row => row.ActorName == actor);
        if (filter.Code is { Length: > 0 } code) rows = rows.Where(row => row.Code == code);
        if (filter.RunId is { Length: > 0 } run) rows = rows.Where(row => row.RunId == run);
        if (filter.Text is { Length: > 0 } text)
            rows = rows.Where(row => row.SubjectName.Contains(text) || row.SubjectId.Contains(text)
                || row.Detail!.Contains(text) || row.Reason!.Contains(text) || row.ChangesJson!.Contains(text) || row.RequestId!.Contains(text));
        if (filter.Before is { } before) rows = rows.Where(row => row.Sequence < before);
        return rows;
    }

    /// <summary>Names of everyone who appears in the history.</summary>
    public async Task<IReadOnlyList<string>> ActorsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Audit.Select(row => row.ActorName).Distinct().OrderBy(name => name).ToListAsync(cancellationToken);
    }

    private static HistoryLine Line(AuditRow row) => new(
        row.Sequence, row.At, Codes.GetValueOrDefault(row.Code) ?? new AuditCode(row.Code, row.Code, new(row.Code, row.Code)),
        row.ActorName, row.Source, row.SubjectKind, row.SubjectId, row.SubjectName, row.DeploymentId, row.RunId,
        row.ChangesJson is null ? [] : JsonSerializer.Deserialize<List<FieldChange>>(row.ChangesJson, Json.Options)!,
        row.RequestId, row.Detail, row.Reason);
}
