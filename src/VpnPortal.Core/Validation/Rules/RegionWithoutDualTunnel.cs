using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A highly available connection needs a region that sells dual-tunnel gateways.</summary>
public sealed class RegionWithoutDualTunnel : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        where side.Landscape is { DualTunnelZones.Count: 0 } landscape && landscape.Knows(RamActions.DescribeZones)
        select new Diagnostic(
            "region-without-dual-tunnel", Severity.Error, FieldPaths.Region(side.Key),
            new($"地域 {side.RegionId} 没有支持双隧道 VPN网关的可用区，无法建立主备隧道。", $"Region {side.RegionId} has no zone that supports dual-tunnel VPN gateways, so there can be no master and slave tunnel."),
            new("请选择支持双隧道的地域，或换一个带宽规格后重新查询。", "Choose a region that supports dual tunnels, or look again with another bandwidth."));
}
