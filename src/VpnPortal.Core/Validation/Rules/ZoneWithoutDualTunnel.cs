using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A tunnel can only end in a zone that supports dual-tunnel gateways.</summary>
public sealed class ZoneWithoutDualTunnel : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        let zones = side.DualTunnelZones
        where zones.Count > 0
        from role in TunnelRoles.Both
        let vSwitch = side.VSwitch(role)
        where vSwitch is not null && !zones.Contains(vSwitch.ZoneId)
        select new Diagnostic(
            "zone-without-dual-tunnel", Severity.Error, FieldPaths.VSwitch(side.Key, role),
            new($"交换机 {vSwitch.Id} 所在的可用区 {vSwitch.ZoneId} 不支持双隧道 VPN网关。", $"vSwitch {vSwitch.Id} is in zone {vSwitch.ZoneId}, which does not support dual-tunnel VPN gateways."),
            new($"请选择以下可用区中的交换机，没有时先创建：{string.Join('、', zones)}。", $"Choose a vSwitch in one of these zones, or create one there first: {zones.Listed()}."));
}
