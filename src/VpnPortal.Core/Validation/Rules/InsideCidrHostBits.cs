using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>An address inside the tunnel network is taken for the network, which is never done silently.</summary>
public sealed class InsideCidrHostBits : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let typed = draft.InsideCidr(role)
        where typed.HasHostBits && draft.UsableInsideCidr(role) is not null
        select new Diagnostic(
            "inside-cidr-host-bits", Severity.Warning, FieldPaths.InsideCidr(role),
            new($"{typed.Text} 是网段中的一个地址，将按网段 {typed.Value} 处理。", $"{typed.Text} is an address within a network; it will be read as the network {typed.Value}."),
            new($"请改为 {typed.Value}，两端的隧道地址会从中自动分配。", $"Change it to {typed.Value}; the tunnel addresses of both sides are taken from it."),
            typed.Value.ToString());
}
