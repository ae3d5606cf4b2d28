using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Each tunnel of a gateway needs a network of its own.</summary>
public sealed class InsideCidrShared : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (draft.UsableInsideCidr(TunnelRole.Master) is not { } network || draft.UsableInsideCidr(TunnelRole.Slave) != network) yield break;
        yield return new Diagnostic(
            "inside-cidr-shared", Severity.Error, FieldPaths.InsideCidr(TunnelRole.Slave),
            new($"主备隧道的隧道网段都是 {network}，同一 VPN网关下每条隧道的网段必须唯一。", $"Both tunnels have the tunnel CIDR {network}; on one VPN gateway each tunnel needs its own."),
            new("请为备隧道采用建议的隧道网段。", "Take the proposed tunnel CIDR for the slave tunnel."),
            draft.ProposeInsideCidr(TunnelRole.Slave));
    }
}
