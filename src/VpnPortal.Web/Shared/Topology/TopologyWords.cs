using Microsoft.Extensions.Localization;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>Says a drawing in sentences.</summary>
public sealed class TopologyWords(IStringLocalizer<TopologyTexts> texts, string culture)
{
    /// <summary>One line per thing, with the name of its element when it can be selected.</summary>
    public IReadOnlyList<(string? Key, string Text)> Lines(TopologyView view) =>
        [.. Side(view.One, view.Two), Tunnel(view, TunnelRole.Master), Tunnel(view, TunnelRole.Slave), .. Side(view.Two, view.One)];

    private IEnumerable<(string? Key, string Text)> Side(TopologySide side, TopologySide peer) =>
    [
        (null, texts["ListVpc", texts["Side", (int)side.Key], Known(side.VpcName, "VpcUnset"), Known(side.RegionId, "RegionUnset"),
            Known(side.Subnets, "SubnetsUnset")]),
        (TopologyElement.Gateway(side.Key), texts["ListGateway", Known(side.GatewayName, "GatewayUnset"), Word(side.GatewayState),
            side.Asn is null ? texts["AsnUnset"] : texts["Asn", side.Asn]]),
        (TopologyElement.Connection(side.Key), texts["ListConnection", Known(side.ConnectionName, "ConnectionUnset"),
            texts[side.EffectImmediately ? "Initiates" : "Answers"]]),
        (null, End("Master", side.Master)),
        (null, End("Slave", side.Slave)),
        (TopologyElement.Route(side.Key), Route(side, peer)),
    ];

    private string End(string tunnel, TopologyEnd end) => texts["ListEnd", texts[tunnel],
        end.ZoneId is null ? texts["ZoneUnset"] : $"{end.ZoneId} {end.VSwitchName}".Trim(), Known(end.PublicIp, "IpUnset")];

    private string Route(TopologySide side, TopologySide peer) => side.Route is { } route
        ? texts["ListRoute", texts["RouteTo", Known(peer.Subnets, "SubnetsUnset")], Word(route), texts[side.RoutePublished ? "Published" : "NotPublished"]]
        : texts["RouteUnset"];

    private (string? Key, string Text) Tunnel(TopologyView view, TunnelRole role)
    {
        var (tunnel, isMaster) = (view.Tunnel(role), role == TunnelRole.Master);
        var (one, two) = isMaster ? (view.One.Master, view.Two.Master) : (view.One.Slave, view.Two.Slave);
        return (TopologyElement.Tunnel(role), texts["ListTunnel", texts[isMaster ? "Master" : "Slave"], Word(tunnel.State),
            Known(tunnel.InsideCidr, "InsideUnset"), Known(one.PublicIp, "IpUnset"), Known(two.PublicIp, "IpUnset")]);
    }

    private string Known(string? value, string unset) => value ?? texts[unset];

    private string Word(DisplayState state) => state.Word().In(culture);
}
