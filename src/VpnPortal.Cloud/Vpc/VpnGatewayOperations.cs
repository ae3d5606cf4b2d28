using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Vpc;

/// <summary>VPN gateways: create, list, rename, propagate routes, delete.</summary>
internal sealed class VpnGatewayOperations(CloudTransport transport)
{
    public Task<Created> CreateAsync(CreateVpnGateway request, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("Name", request.Name)
            .Set("VpcId", request.VpcId)
            .Set("VSwitchId", request.VSwitchId)
            .Set("DisasterRecoveryVSwitchId", request.DisasterRecoveryVSwitchId)
            .Set("Bandwidth", request.BandwidthMbps)
            .Set("NetworkType", "public")
            .Set("VpnType", "Normal")
            .Set("EnableIpsec", true)
            .Set("EnableSsl", false)
            .Set("InstanceChargeType", request.ChargeType)
            .Set("Period", request.PeriodMonths)
            // Without it an order waits to be paid by hand and no gateway comes into being.
            .Set("AutoPay", true);
        return transport.SendAsync(
            ApiCall.Vpc("CreateVpnGateway", request.RegionId, parameters),
            root => new Created(root.Required("VpnGatewayId"), root.Text("RequestId")),
            cancellationToken);
    }

    public Task<Created> PropagateRoutesAsync(PropagateRoutes request, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("VpnGatewayId", request.VpnGatewayId)
            .Set("AutoPropagate", request.IsOn);
        return transport.SendAsync(
            ApiCall.Vpc("ModifyVpnGatewayAttribute", request.RegionId, parameters),
            root => new Created($"{request.VpnGatewayId}|propagation", root.Text("RequestId")),
            cancellationToken);
    }

    public Task<Answered> RenameAsync(Rename request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("ModifyVpnGatewayAttribute", request.RegionId, new ApiParameters()
            .Set("ClientToken", request.ClientToken).Set("VpnGatewayId", request.Id).Set("Name", request.Name)),
        cancellationToken);

    public Task<Answered> DeleteAsync(Removal request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("DeleteVpnGateway", request.RegionId, new ApiParameters()
            .Set("ClientToken", request.ClientToken).Set("VpnGatewayId", request.Id)),
        cancellationToken);

    public Task<IReadOnlyList<ObservedVpnGateway>> DescribeAsync(string regionId, CancellationToken cancellationToken) =>
        transport.ReadPagesAsync(
            ApiCall.Vpc("DescribeVpnGateways", regionId, new()), "VpnGateways", "VpnGateway", Read, gateway => gateway.Id, cancellationToken);

    // Enhanced gateways stand in the same list, without bandwidth and charge type; those fields are then empty.
    private static ObservedVpnGateway Read(JsonElement gateway) => new(
        gateway.Text("VpnGatewayId"),
        gateway.Text("Name"),
        gateway.Text("VpcId"),
        gateway.Text("VSwitchId"),
        gateway.OptionalText("DisasterRecoveryVSwitchId"),
        gateway.OptionalText("InternetIp"),
        gateway.OptionalText("DisasterRecoveryInternetIp"),
        ApiWords.GatewayStatus(gateway.Text("Status")),
        gateway.Text("BusinessStatus"),
        gateway.Text("ChargeType"),
        gateway.Text("Spec"),
        gateway.Instant("CreateTime"))
    {
        AutoPropagate = gateway.IsTrue("AutoPropagate"),
        SupportsBgp = gateway.Member("EnableBgp") is null ? null : gateway.IsTrue("EnableBgp"),
        SupportsIpsec = !string.Equals(gateway.Text("IpsecVpn"), "disable", StringComparison.OrdinalIgnoreCase),
        IsPrivate = string.Equals(gateway.Text("NetworkType"), "private", StringComparison.OrdinalIgnoreCase),
        EndsAt = gateway.Number("EndTime") > 0 ? gateway.Instant("EndTime") : null,
    };
}
