using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>An export with secrets needs every key; half of them would look complete.</summary>
internal static class KeyCheck
{
    public static IEnumerable<Diagnostic> Problems(Scenario scenario, PskSource keys) =>
        from role in TunnelRoles.Both
        let tunnel = scenario.TunnelOf(role)
        where keys.Of(tunnel) is null or { Length: 0 }
        select new Diagnostic(
            "export-key-missing", Severity.Error, tunnel.PskPath,
            new($"隧道 {(int)role} 的预共享密钥不在门户中，无法导出明文。", $"The portal does not hold the pre-shared key of tunnel {(int)role}, so it cannot export it in clear."),
            new("导出掩码版本，或在草稿中重新填写密钥。", "Export the masked version, or enter the key in the draft again."));
}
