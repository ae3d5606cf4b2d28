using Microsoft.Extensions.Localization;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>Says a drawing in sentences: both sides and what they hold, the tunnels between them, and what is drawn as missing.</summary>
public sealed class TopologyWords(IStringLocalizer<TopologyTexts> texts, string culture)
{
    /// <summary>Name of a side.</summary>
    public string Name(TopologySide side) => side is VpcSide ? texts["Side", (int)side.Key] : texts["Site"];

    /// <summary>Side 1, the tunnels, side 2, and what is missing, if anything.</summary>
    public IReadOnlyList<TopologyLine> Lines(TopologyView view)
    {
        var missing = new TopologyGaps(texts, this).Of(view);
        return
        [
            Side(view, SideKey.One), Tunnel(view, TunnelRole.Master), Tunnel(view, TunnelRole.Slave), Side(view, SideKey.Two),
            .. missing.Count == 0 ? Array.Empty<TopologyLine>() : [new TopologyLine(null, texts["ListMissing"], [.. missing.Select(text => new TopologyLine(null, text))])],
        ];
    }

    private TopologyLine Side(TopologyView view, SideKey key)
    {
        var (side, peer) = (view.Side(key), view.Side(key.Peer()));
        var subnets = Known(side.Subnets, "SubnetsUnset");
        TopologyLine[] routing = [new(TopologyElement.Route(key), Routing(side, peer))];
        return side switch
        {
            VpcSide vpc => new(
                null, texts["ListVpc", Name(side), Known(vpc.Name, "VpcUnset"), Known(vpc.RegionId, "RegionUnset"), subnets],
                [.. Gateway(vpc), .. routing]),
            DataCentreSide site => new(null, texts["ListSite", Name(side), Known(site.Name, "SiteUnset"), subnets], [.. Device(site), .. routing]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private IEnumerable<TopologyLine> Gateway(VpcSide side)
    {
        var gateway = side.Gateway;
        yield return new(side.Element, Joined(
            texts["ListGateway", Known(gateway.Name, "GatewayUnset"), Word(gateway.State)], gateway.Asn is { } asn ? texts["Asn", asn].Value : null));
        if (side.EndCount == 1) yield return new(null, texts["ListSharedEnd", Place(gateway.Ends[0]), Known(gateway.Ends[0].PublicIp, "IpUnset")]);
        else
            foreach (var role in TunnelRoles.Both)
                yield return new(null, texts["ListEnd", Role(role), Place(side.End(role)), Known(side.End(role).PublicIp, "IpUnset")]);
        if (side.Connection is { } connection) yield return new(TopologyElement.Connection(side.Key), Connection(connection));
    }

    private IEnumerable<TopologyLine> Device(DataCentreSide side)
    {
        var device = side.Device;
        yield return new(side.Element, Joined(
            device.Name is { } name ? texts["ListDevice", name].Value : texts["Device"].Value, device.Model, device.Asn is { } asn ? texts["Asn", asn].Value : null));
        if (side.EndCount == 1) yield return new(null, texts["ListSharedIp", Known(device.PublicIps[0], "IpUnset")]);
        else
            foreach (var role in TunnelRoles.Both)
                yield return new(null, texts["ListIp", Role(role), texts["PublicIpNumber", (int)role], Known(side.PublicIp(role), "IpUnset")]);
    }

    private TopologyLine Tunnel(TopologyView view, TunnelRole role)
    {
        var tunnel = view.Tunnel(role);
        var (one, two) = (Known(view.One.PublicIp(role), "IpUnset"), Known(view.Two.PublicIp(role), "IpUnset"));
        var text = tunnel.IsNumbered
            ? texts["ListTunnel", Role(role), Word(tunnel.State), Known(tunnel.InsideCidr, "InsideUnset"), one, two]
            : texts["ListTunnelPlain", Role(role), Word(tunnel.State), one, two];
        List<TopologyLine> more = [];
        if (tunnel.Connection is { } connection) more.Add(new(null, Connection(connection)));
        if (tunnel.Bgp is { } bgp) more.Add(new(null, texts["ListBgp", Known(bgp.OneIp, "IpInsideUnset"), Known(bgp.TwoIp, "IpInsideUnset"), Word(bgp.State)]));
        if (tunnel.HealthCheck is { } check) more.Add(new(null, texts["ListHealthCheck", Word(check)]));
        return new(TopologyElement.Tunnel(role), text, more);
    }

    private string Routing(TopologySide side, TopologySide peer)
    {
        var destination = Known(peer.Subnets, "SubnetsUnset");
        return side.Routing switch
        {
            null => texts["RouteUnset"],
            BgpRouting bgp => Joined(texts["RouteByBgp", destination], Word(bgp.State), bgp.Propagated is { } on ? texts[on ? "Propagated" : "NotPropagated"].Value : null),
            StaticRouting routes => Joined([
                texts[routes.Published is null ? "RouteOnDevice" : "RouteTo", destination],
                .. routes.Routes.Select(Route),
                routes.Published is { } published ? texts[published ? "Published" : "NotPublished"].Value : null,
            ]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string Route(TopologyRoute route) => route is { Weight: null, Via: null }
        ? Word(route.State)
        : string.Join(' ', new[] { route.Via, route.Weight is { } weight ? texts["Weight", weight].Value : null, Word(route.State) }.Where(part => part is not null));

    private string Connection(TopologyConnection connection) =>
        texts["ListConnection", Known(connection.Name, "ConnectionUnset"), texts[connection.EffectImmediately ? "Initiates" : "Answers"]];

    private string Place(GatewayEnd end) => end.ZoneId is null ? texts["ZoneUnset"] : $"{end.ZoneId} {end.VSwitchName}".Trim();

    private string Role(TunnelRole role) => texts[role == TunnelRole.Master ? "Master" : "Slave"];

    private string Joined(params string?[] parts) => string.Join(texts["ListJoin"].Value, parts.Where(part => part is not null));

    private string Known(string? value, string unset) => value ?? texts[unset];

    private string Word(DisplayState state) => state.Word().In(culture);
}
