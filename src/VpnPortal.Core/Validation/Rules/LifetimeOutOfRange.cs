using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A security association lives for a whole number of seconds, up to a day.</summary>
public sealed class LifetimeOutOfRange : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from path in Lifetimes
        let typed = draft.Text(path)
        where typed.Length > 0 && draft.Number(path) is not (>= 1 and <= CryptoWords.MaxLifetimeSeconds)
        select new Diagnostic(
            "lifetime-out-of-range", Severity.Error, path,
            draft.Number(path) == 0
                ? new("生存时间 0 秒虽被 API 接受，但没有定义何时更新密钥，两端可能各行其是。", "The API takes a lifetime of 0 seconds, but nothing defines when keys are then renewed, and the two ends may disagree.")
                : new($"生存时间“{typed}”无效，应为 1–{CryptoWords.MaxLifetimeSeconds} 秒的整数。", $"The lifetime “{typed}” is not valid; it should be a whole number of 1 to {CryptoWords.MaxLifetimeSeconds} seconds."),
            new($"请改为默认值 {draft.DefaultOf(path)} 秒。", $"Change it to the default of {draft.DefaultOf(path)} seconds."),
            draft.DefaultOf(path));

    /// <summary>The lifetime of either phase.</summary>
    internal static readonly IReadOnlyList<string> Lifetimes = [FieldPaths.IkeLifetime, FieldPaths.IpsecLifetime];
}
