using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>One vSwitch for both tunnels is allowed in a single-zone region, but two are better.</summary>
public sealed class VSwitchUsedTwice : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        where side.DualTunnelZones.Count == 1
        let first = side.VSwitch(TunnelRole.Master)
        let second = side.VSwitch(TunnelRole.Slave)
        where first is not null && first == second
        select new Diagnostic(
            "vswitch-used-twice", Severity.Warning, FieldPaths.VSwitch(side.Key, TunnelRole.Slave),
            new($"两条隧道使用同一个交换机 {first.Id}，该交换机的地址用尽或被误改时，主备隧道会一起受影响。", $"Both tunnels use vSwitch {first.Id}; if it runs out of addresses or is changed by mistake, both tunnels suffer."),
            new("建议在该可用区再创建一个交换机并分给备隧道。", "Better create a second vSwitch in this zone and give it to the slave tunnel."));
}
