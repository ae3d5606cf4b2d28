using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A yes or no is "true" or "false"; anything else must not silently count as no.</summary>
public sealed class FlagUnreadable : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from path in SideKeys.Both.Select(FieldPaths.EffectImmediately).Concat(SideKeys.Both.Select(FieldPaths.PublishRoutes))
        where draft.Text(path).Length > 0 && !IsReadable(draft, path)
        select new Diagnostic(
            "flag-unreadable", Severity.Error, path,
            new($"“{draft.Text(path)}”既不是 true 也不是 false，无法判断是或否。", $"“{draft.Text(path)}” is neither true nor false, so it says neither yes nor no."),
            new("请选择是（true）或否（false）。", "Choose yes (true) or no (false)."),
            draft.DefaultOf(path));

    /// <summary>True when the field says yes or no.</summary>
    internal static bool IsReadable(DraftReading draft, string path) => bool.TryParse(draft.Text(path), out _);
}
