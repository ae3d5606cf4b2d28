using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Keys renewed every few minutes load the gateway and make short breaks likely.</summary>
public sealed class LifetimeShort : IDraftRule
{
    private const int ShortestSensible = 300;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from path in LifetimeOutOfRange.Lifetimes
        where draft.Number(path) is >= 1 and < ShortestSensible
        select new Diagnostic(
            "lifetime-short", Severity.Warning, path,
            new($"生存时间 {draft.Number(path)} 秒过短，频繁协商密钥会增加网关负担，并可能造成瞬断。", $"A lifetime of {draft.Number(path)} seconds is very short; renewing keys that often loads the gateway and may cause short breaks."),
            new($"请至少设为 {ShortestSensible} 秒，推荐 {draft.DefaultOf(path)} 秒。", $"Set at least {ShortestSensible} seconds; {draft.DefaultOf(path)} is recommended."),
            draft.DefaultOf(path));
}
