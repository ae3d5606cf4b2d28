using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Interval and number of tries decide how long an outage goes unnoticed.</summary>
public sealed class HealthCheckOutOfRange : IDraftRule
{
    // The API documents the defaults (3 s, 3 tries) and no range. Beyond these an outage would go unnoticed for hours.
    private const int LongestInterval = 300;
    private const int MostRetries = 30;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        TunnelRoles.Both.SelectMany(role => OutOfRange(draft, FieldPaths.HealthInterval(role), new("重试间隔", "interval"), LongestInterval, new("秒", " seconds"))
            .Concat(OutOfRange(draft, FieldPaths.HealthRetries(role), new("重试次数", "number of tries"), MostRetries, new("次", ""))));

    private static IEnumerable<Diagnostic> OutOfRange(DraftReading draft, string path, BilingualText thing, int most, BilingualText unit)
    {
        var typed = draft.Text(path);
        if (typed.Length == 0 || (draft.Number(path) is { } number && number >= 1 && number <= most)) yield break;
        yield return new Diagnostic(
            "health-check-out-of-range", Severity.Error, path,
            new($"健康检查的{thing.Zh}“{typed}”无效，应为 1–{most} {unit.Zh}的整数。", $"The {thing.En} “{typed}” of the health check is not valid; it should be a whole number of 1 to {most}{unit.En}."),
            new($"请改为默认值 {draft.DefaultOf(path)}。", $"Change it to the default of {draft.DefaultOf(path)}."),
            draft.DefaultOf(path));
    }
}
