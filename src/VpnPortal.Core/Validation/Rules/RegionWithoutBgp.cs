using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>BGP on VPN gateways is not offered everywhere.</summary>
public sealed class RegionWithoutBgp : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.UsesBgp ? draft.Sides.DistinctBy(side => side.RegionId) : []
        where side.Landscape is { OffersBgp: false }
        select new Diagnostic(
            "region-without-bgp", Severity.Error, FieldPaths.Routing,
            new($"地域 {side.RegionId} 的VPN网关不支持 BGP。", $"VPN gateways in region {side.RegionId} do not support BGP."),
            new("请改用静态路由，或选择支持 BGP 的地域。", "Use static routes, or choose a region that supports BGP."),
            RoutingWords.Static);
}
