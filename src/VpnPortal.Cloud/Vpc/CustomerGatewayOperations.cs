using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Vpc;

/// <summary>Customer gateways: create and list.</summary>
internal sealed class CustomerGatewayOperations(CloudTransport transport)
{
    public Task<Created> CreateAsync(CreateCustomerGateway request, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("Name", request.Name)
            .Set("IpAddress", request.IpAddress)
            .Set("Asn", request.Asn);
        return transport.SendAsync(
            ApiCall.Vpc("CreateCustomerGateway", request.RegionId, parameters),
            root => new Created(root.Required("CustomerGatewayId"), root.Text("RequestId")),
            cancellationToken);
    }

    public Task<IReadOnlyList<ObservedCustomerGateway>> DescribeAsync(string regionId, CancellationToken cancellationToken) =>
        transport.ReadPagesAsync(
            ApiCall.Vpc("DescribeCustomerGateways", regionId, new()), "CustomerGateways", "CustomerGateway",
            Read, gateway => gateway.Id, cancellationToken);

    // AuthKey, the BGP password, is left where it is.
    private static ObservedCustomerGateway Read(JsonElement gateway) => new(
        gateway.Text("CustomerGatewayId"),
        gateway.Text("Name"),
        gateway.Text("IpAddress"),
        gateway.Number("Asn"),
        gateway.Instant("CreateTime"));
}
