using VpnPortal.Core.Drafts;
using VpnPortal.Data.Queries;

namespace VpnPortal.Web.Features.History;

/// <summary>How a line ended, read from the last letter of its code.</summary>
public enum HistoryOutcome
{
    Done,
    Refused,
    Failed,
}

/// <summary>A line of history as the table shows it.</summary>
/// <param name="SubjectHref">Where its subject is shown; null when nowhere or gone.</param>
/// <param name="IsGone">The deployment it belongs to was deleted.</param>
public sealed record HistoryRow(
    HistoryLine Line, DateTimeOffset LocalTime, string Sentence, HistoryOutcome Outcome, string Subject, string? SubjectHref,
    string? DeploymentName, bool IsGone)
{
    /// <summary>Maps one line.</summary>
    /// <param name="deployments">Names of deployments that still exist, by id.</param>
    public static HistoryRow From(HistoryLine line, Func<DateTimeOffset, DateTimeOffset> local, string culture, IReadOnlyDictionary<string, string> deployments)
    {
        var known = line.DeploymentId is { } id && deployments.TryGetValue(id, out var name) ? name : null;
        var subject = line.SubjectName.Length > 0 ? line.SubjectName
            : line.SubjectKind == "deployment" && known is not null ? known : line.SubjectId;
        return new HistoryRow(
            line, local(line.At), line.Code.Sentence.In(culture), OutcomeOf(line.Code.Code), subject,
            known is null ? null : HrefOf(line), known, line.DeploymentId is not null && known is null);
    }

    /// <summary>True for fields whose history holds fingerprints in place of values.</summary>
    public static bool IsSecret(string path) => SecretPaths.Contains(path);

    public static HistoryOutcome OutcomeOf(string code) => code.Length == 0 ? HistoryOutcome.Done : code[^1] switch
    {
        'E' => HistoryOutcome.Failed,
        'W' => HistoryOutcome.Refused,
        _ => HistoryOutcome.Done,
    };

    private static string HrefOf(HistoryLine line) => line.SubjectKind switch
    {
        "step" when line.RunId is not null => $"/runs/{line.RunId}?step={Uri.EscapeDataString(line.SubjectId)}",
        "ping" => $"/deployments/{line.DeploymentId}/verify?ping={Uri.EscapeDataString(line.SubjectId)}",
        _ when line.RunId is not null => $"/runs/{line.RunId}",
        _ when line.Code.Code.StartsWith('4') => $"/deployments/{line.DeploymentId}/exports",
        _ => $"/deployments/{line.DeploymentId}",
    };

    private static readonly HashSet<string> SecretPaths =
        DraftFields.Everything.Where(field => field.IsSecret).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
}
