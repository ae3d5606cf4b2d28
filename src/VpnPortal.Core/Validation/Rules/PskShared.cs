using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>One key for both tunnels is lost for both at once, and the failover drill by key no longer tells them apart.</summary>
public sealed class PskShared : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (draft.Psk(TunnelRole.Master) is not { Length: > 0 } key || !key.Equals(draft.Psk(TunnelRole.Slave))) yield break;
        yield return new Diagnostic(
            "psk-shared", Severity.Warning, FieldPaths.Psk(TunnelRole.Slave),
            new("主备隧道使用同一个预共享密钥，一旦泄露，两条隧道会同时失去保护。", "Both tunnels use one pre-shared key; if it leaks, both lose their protection at once."),
            new("请为备隧道点击“生成”，使用另一个密钥。", "Press “Generate” at the slave tunnel to give it a key of its own."));
    }
}
