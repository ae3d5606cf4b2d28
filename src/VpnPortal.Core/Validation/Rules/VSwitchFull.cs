using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Each tunnel's network interface takes an address of its vSwitch; two when both stand in the same one.</summary>
public sealed class VSwitchFull : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        from role in TunnelRoles.Both
        let vSwitch = side.VSwitch(role)
        where vSwitch is not null
        let needed = role == TunnelRole.Slave && vSwitch == side.VSwitch(TunnelRole.Master) ? 2 : 1
        where vSwitch.FreeAddresses < needed
        select new Diagnostic(
            "vswitch-full", Severity.Error, FieldPaths.VSwitch(side.Key, role),
            new($"交换机 {vSwitch.Id}（{vSwitch.Cidr}）剩余 {vSwitch.FreeAddresses} 个可用地址，VPN网关的弹性网卡需要 {needed} 个。", $"vSwitch {vSwitch.Id} ({vSwitch.Cidr}) has {vSwitch.FreeAddresses} free addresses; the VPN gateway needs {needed} for its network interfaces."),
            new("请选择有空闲地址的交换机，或先释放地址。", "Choose a vSwitch with free addresses, or release some first."));
}
