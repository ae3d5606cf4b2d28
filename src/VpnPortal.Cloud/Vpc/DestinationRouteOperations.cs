using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Vpc;

/// <summary>Routes of a VPN gateway, the API's VpnRouteEntry: written ones, and what BGP told.</summary>
internal sealed class DestinationRouteOperations(CloudTransport transport)
{
    public Task<Created> CreateAsync(CreateDestinationRoute request, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("VpnGatewayId", request.VpnGatewayId)
            .Set("RouteDest", request.Destination)
            .Set("NextHop", request.NextHopConnectionId)
            .Set("PublishVpc", request.PublishToVpc)
            .Set("Weight", request.Weight)
            .Set("OverlayMode", "Ipsec");
        return transport.SendAsync(
            ApiCall.Vpc("CreateVpnRouteEntry", request.RegionId, parameters),
            root => new Created($"{request.Destination}|{request.NextHopConnectionId}", root.Required("RequestId")),
            cancellationToken);
    }

    public Task<IReadOnlyList<ObservedDestinationRoute>> DescribeAsync(
        string regionId, string vpnGatewayId, CancellationToken cancellationToken) =>
        transport.ReadPagesAsync(
            ApiCall.Vpc("DescribeVpnRouteEntries", regionId, new ApiParameters().Set("VpnGatewayId", vpnGatewayId)),
            "VpnRouteEntries", "VpnRouteEntry", route => Read(route, vpnGatewayId), route => (route.Destination, route.NextHop),
            cancellationToken);

    public Task<IReadOnlyList<ObservedBgpRoute>> DescribeBgpAsync(string regionId, string vpnGatewayId, CancellationToken cancellationToken) =>
        transport.ReadPagesAsync(
            ApiCall.Vpc("DescribeVpnRouteEntries", regionId, new ApiParameters().Set("VpnGatewayId", vpnGatewayId).Set("RouteEntryType", "bgp")),
            "VpnRouteEntries", "VpnRouteEntry", route => ReadBgp(route, vpnGatewayId), route => (route.Destination, route.NextHop, route.TunnelId, route.IsLearned),
            cancellationToken);

    private static ObservedBgpRoute ReadBgp(JsonElement route, string vpnGatewayId) => new(
        route.OptionalText("VpnInstanceId") ?? vpnGatewayId,
        route.Text("RouteDest"),
        route.Text("NextHop"),
        route.Text("NextHopTunnelId"),
        route.Text("AsPath"),
        route.Text("Source") == "VPN_BGP",
        ApiWords.IsPublished(route.Text("State")));

    private static ObservedDestinationRoute Read(JsonElement route, string vpnGatewayId) => new(
        route.OptionalText("VpnInstanceId") ?? vpnGatewayId,
        route.Text("RouteDest"),
        route.Text("NextHop"),
        (int)Math.Clamp(route.Number("Weight") ?? 0, 0, int.MaxValue),
        ApiWords.IsPublished(route.Text("State")));
}
