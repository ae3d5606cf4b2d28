using Microsoft.Extensions.Localization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>What the drawing shows as missing: one sentence for each side and tunnel that lacks something.</summary>
public sealed class TopologyGaps(IStringLocalizer<TopologyTexts> texts, TopologyWords words)
{
    /// <summary>In the order of the drawing.</summary>
    public IReadOnlyList<string> Of(TopologyView view)
    {
        IEnumerable<(string Subject, IEnumerable<string> Missing)> all =
        [
            (words.Name(view.One), Side(view.One, view.Master.IsNumbered)), (texts["Master"], Tunnel(view.Master)),
            (texts["Slave"], Tunnel(view.Slave)), (words.Name(view.Two), Side(view.Two, view.Master.IsNumbered)),
        ];
        return
        [
            .. from gap in all
               let missing = gap.Missing.Distinct().ToList()
               where missing.Count > 0
               select texts["ListGap", gap.Subject, string.Join(texts["ListJoin"].Value, missing)].Value,
        ];
    }

    private IEnumerable<string> Side(TopologySide side, bool needsAsn)
    {
        if (side.Name is null) yield return texts[side is VpcSide ? "VpcUnset" : "SiteUnset"];
        if (side is VpcSide { RegionId: null }) yield return texts["RegionUnset"];
        if (side.Subnets is null) yield return texts["SubnetsUnset"];
        foreach (var text in side is VpcSide vpc ? Gateway(vpc) : []) yield return text;
        if (needsAsn && side is { Asn: null, Routing: not StaticRouting }) yield return texts["AsnUnset"];
        if (TunnelRoles.Both.Any(role => side.PublicIp(role) is null)) yield return texts["IpUnset"];
        if (side.Routing is null) yield return texts["RouteUnset"];
    }

    private IEnumerable<string> Gateway(VpcSide side)
    {
        if (side.Gateway.Name is null) yield return texts["GatewayUnset"];
        if (side.Gateway.Ends.Any(end => end.ZoneId is null)) yield return texts["ZoneUnset"];
        if (side.Connection is { Name: null }) yield return texts["ConnectionUnset"];
    }

    private IEnumerable<string> Tunnel(TopologyTunnel tunnel)
    {
        if (tunnel is { IsNumbered: true, InsideCidr: null }) yield return texts["InsideUnset"];
        if (tunnel.Connection is { Name: null }) yield return texts["ConnectionUnset"];
        if (tunnel.Bgp is { } bgp && (bgp.OneIp is null || bgp.TwoIp is null)) yield return texts["IpInsideUnset"];
    }
}
