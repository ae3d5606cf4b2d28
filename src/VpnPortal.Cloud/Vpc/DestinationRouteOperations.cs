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

    public Task<Answered> PublishAsync(PublishDestinationRoute request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("PublishVpnRouteEntry", request.RegionId, Identity(request.ClientToken, request.VpnGatewayId, request.Destination, request.NextHopConnectionId)
            .Set("RouteType", "dbr")
            .Set("PublishVpc", request.PublishToVpc)),
        cancellationToken);

    public Task<Answered> WeighAsync(WeighDestinationRoute request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("ModifyVpnRouteEntryWeight", request.RegionId, Identity(request.ClientToken, request.VpnGatewayId, request.Destination, request.NextHopConnectionId)
            .Set("Weight", request.Weight)
            .Set("NewWeight", request.NewWeight)
            .Set("OverlayMode", "Ipsec")),
        cancellationToken);

    public Task<Answered> DeleteAsync(DeleteDestinationRoute request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("DeleteVpnRouteEntry", request.RegionId, Identity(request.ClientToken, request.VpnGatewayId, request.Destination, request.NextHopConnectionId)
            .Set("Weight", request.Weight)
            .Set("OverlayMode", "Ipsec")),
        cancellationToken);

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
    /// <summary>A route has no id; gateway, destination and next hop name it.</summary>
    private static ApiParameters Identity(string clientToken, string vpnGatewayId, string destination, string nextHop) => new ApiParameters()
        .Set("ClientToken", clientToken)
        .Set("VpnGatewayId", vpnGatewayId)
        .Set("RouteDest", destination)
        .Set("NextHop", nextHop);

    private static ObservedDestinationRoute Read(JsonElement route, string vpnGatewayId) => new(
        route.OptionalText("VpnInstanceId") ?? vpnGatewayId,
        route.Text("RouteDest"),
        route.Text("NextHop"),
        (int)Math.Clamp(route.Number("Weight") ?? 0, 0, int.MaxValue),
        ApiWords.IsPublished(route.Text("State")));
}
