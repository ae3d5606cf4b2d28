using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Where a region offers several zones, both tunnels in one zone fall together with it.</summary>
public sealed class VSwitchesShareZone : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        where side.DualTunnelZones.Count > 1
        let first = side.VSwitch(TunnelRole.Master)
        let second = side.VSwitch(TunnelRole.Slave)
        where first is not null && second is not null && first.ZoneId == second.ZoneId
        let others = side.DualTunnelZones.Where(zone => zone != first.ZoneId)
        select new Diagnostic(
            "vswitches-share-zone", Severity.Error, FieldPaths.VSwitch(side.Key, TunnelRole.Slave),
            new($"两个交换机都在可用区 {first.ZoneId}，该可用区故障时主备隧道会同时中断，而且网关创建后不能更换交换机。", $"Both vSwitches are in zone {first.ZoneId}: should that zone fail, both tunnels go down, and the vSwitches of a gateway cannot be changed later."),
            new($"请为备隧道选择其他可用区的交换机，没有时先创建：{string.Join('、', others)}。", $"Choose a vSwitch in another zone for the slave tunnel, or create one there first: {others.Listed()}."));
}
