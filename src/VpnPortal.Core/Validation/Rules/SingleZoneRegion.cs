using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>In a region with one zone the tunnels protect against a failed line, not against a failed zone.</summary>
public sealed class SingleZoneRegion : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        where side.DualTunnelZones.Count == 1
        let first = side.VSwitch(TunnelRole.Master)
        let second = side.VSwitch(TunnelRole.Slave)
        where first is not null && second is not null && first.ZoneId == second.ZoneId
        select new Diagnostic(
            "single-zone-region", Severity.Warning, FieldPaths.VSwitch(side.Key, TunnelRole.Slave),
            new($"地域 {side.RegionId} 只有可用区 {first.ZoneId} 支持双隧道，没有可用区级容灾：该可用区故障时主备隧道会同时中断。", $"Region {side.RegionId} supports dual tunnels in zone {first.ZoneId} only, so there is no protection against the loss of a zone: should it fail, both tunnels go down."),
            new("如需可用区级容灾，请选择支持多个可用区的地域，否则可以继续。", "Choose a region with several zones if you need to survive the loss of one; otherwise go on."));
}
