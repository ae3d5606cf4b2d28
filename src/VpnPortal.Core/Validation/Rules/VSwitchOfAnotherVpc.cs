using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The gateway's interfaces must stand in the VPC that it serves.</summary>
public sealed class VSwitchOfAnotherVpc : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        from role in TunnelRoles.Both
        let vSwitch = side.VSwitch(role)
        where vSwitch is not null && side.Vpc is { } vpc && vSwitch.VpcId != vpc.Id
        select new Diagnostic(
            "vswitch-of-another-vpc", Severity.Error, FieldPaths.VSwitch(side.Key, role),
            new($"交换机 {vSwitch.Id} 属于 {vSwitch.VpcId}，不属于所选的 {side.Vpc!.Id}，VPN网关只能使用所关联 VPC 的交换机。", $"vSwitch {vSwitch.Id} belongs to {vSwitch.VpcId}, not to the chosen {side.Vpc.Id}; a VPN gateway can only use vSwitches of its own VPC."),
            new($"请选择 {side.Vpc.Id} 中的交换机。", $"Choose a vSwitch of {side.Vpc.Id}."));
}
