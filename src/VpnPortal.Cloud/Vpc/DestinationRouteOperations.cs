using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Vpc;

/// <summary>Destination routes of a VPN gateway, the API's VpnRouteEntry.</summary>
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

    private static ObservedDestinationRoute Read(JsonElement route, string vpnGatewayId) => new(
        route.OptionalText("VpnInstanceId") ?? vpnGatewayId,
        route.Text("RouteDest"),
        route.Text("NextHop"),
        (int)Math.Clamp(route.Number("Weight") ?? 0, 0, int.MaxValue),
        ApiWords.IsPublished(route.Text("State")));
}
