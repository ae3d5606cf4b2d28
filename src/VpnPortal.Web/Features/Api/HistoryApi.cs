using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Auditing;
using VpnPortal.Data.Queries;

namespace VpnPortal.Web.Features.Api;

/// <summary>A page of the history.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Before">What to ask for the next page with; null on the last.</param>
public sealed record ApiHistory(IReadOnlyList<ApiHistoryLine> Lines, long? Before);

/// <summary>One line of the team's history.</summary>
public sealed record ApiHistoryLine
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    [Description("Stable code, for example 2001I; the last letter is I (done), W (refused) or E (failed).")]
    public required string Code { get; init; }

    [Description("The code in words.")]
    public required string Sentence { get; init; }

    public required string Actor { get; init; }

    [Description("Network address of the actor.")]
    public required string Source { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required string SubjectName { get; init; }

    public string? DeploymentId { get; init; }

    public string? RunId { get; init; }

    [Description("Changed fields, pre-shared keys as fingerprints.")]
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    [Description("The cloud's id of the call.")]
    public string? RequestId { get; init; }

    public string? Detail { get; init; }

    [Description("Why, in the actor's words.")]
    public string? Reason { get; init; }

    internal static ApiHistoryLine Of(HistoryLine line) => new()
    {
        Sequence = line.Sequence, At = line.At, Code = line.Code.Code, Sentence = ApiFinding.Say(line.Code.Sentence), Actor = line.ActorName,
        Source = line.Source, SubjectKind = line.SubjectKind, SubjectId = line.SubjectId, SubjectName = line.SubjectName, DeploymentId = line.DeploymentId,
        RunId = line.RunId, Changes = line.Changes, RequestId = line.RequestId, Detail = line.Detail, Reason = line.Reason,
    };
}

/// <summary>Who did what.</summary>
internal static class HistoryApi
{
    private const int UsualSize = 50;
    private const int MostLines = 200;

    public static void MapHistoryApi(this RouteGroupBuilder api) =>
        api.MapGet("/history", ReadAsync).WithTags("History").Produces<ApiHistory>().Says(
            "ReadHistory", "Read the history, newest first",
            "Filters: deployment, actor, code, run, text. Pages by key: pass the answer's before to get what is older; size is 1 to 200, 50 when left out.", 422);

    private static async Task<IResult> ReadAsync(
        string? deployment, string? actor, string? code, string? run, string? text, string? before, string? size,
        HistoryQuery history, ApiProblems problems, CancellationToken cancellationToken)
    {
        if (!TryRead(before, long.MaxValue, out var older)) return problems.Refuse(ApiRefusal.ValueInvalid, "before");
        if (!TryRead(size, MostLines, out var wanted)) return problems.Refuse(ApiRefusal.ValueInvalid, "size");
        var count = (int)(wanted ?? UsualSize);
        // One more than is shown tells whether there is more.
        var lines = await history.PageAsync(new HistoryFilter(deployment, actor, code, run, text, older), count + 1, cancellationToken);
        var shown = lines.Take(count).Select(ApiHistoryLine.Of).ToList();
        return TypedResults.Ok(new ApiHistory(shown, lines.Count > count ? shown[^1].Sequence : null));
    }

    /// <summary>A whole number from 1, or nothing.</summary>
    private static bool TryRead(string? text, long most, out long? number)
    {
        number = null;
        if (text is null) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < 1 || read > most) return false;
        number = read;
        return true;
    }
}
