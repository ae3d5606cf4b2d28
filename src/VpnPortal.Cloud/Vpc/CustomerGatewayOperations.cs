using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Vpc;

/// <summary>Customer gateways: create, list, rename, delete.</summary>
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

    public Task<Answered> RenameAsync(Rename request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("ModifyCustomerGatewayAttribute", request.RegionId, new ApiParameters()
            .Set("ClientToken", request.ClientToken).Set("CustomerGatewayId", request.Id).Set("Name", request.Name)),
        cancellationToken);

    public Task<Answered> DeleteAsync(Removal request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("DeleteCustomerGateway", request.RegionId, new ApiParameters()
            .Set("ClientToken", request.ClientToken).Set("CustomerGatewayId", request.Id)),
        cancellationToken);

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
