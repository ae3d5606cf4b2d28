using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Not every size is sold in every region with two tunnels.</summary>
public sealed class BandwidthWithoutZone : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        where side.Landscape is { DualTunnelZones.Count: > 0 } && side.DualTunnelZones.Count == 0
        select new Diagnostic(
            "bandwidth-without-zone", Severity.Error, FieldPaths.Bandwidth(side.Key),
            new($"地域 {side.RegionId} 没有可用区提供 {side.Bandwidth} Mbps 的双隧道VPN网关。", $"No zone of region {side.RegionId} offers dual-tunnel VPN gateways of {side.Bandwidth} Mbit/s."),
            new("请选择另一个带宽规格，例如 10 Mbps。", "Choose another bandwidth, for example 10 Mbit/s."),
            "10");
}
