using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>VPN gateways. Only dual-tunnel ones can be bought; single-tunnel ones are there from the start.</summary>
internal static class VpnGateways
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write("CreateVpnGateway", Create, GatewayOrder.Takes).Limited(60),
        Operation.Read("DescribeVpnGateway", Describe, Shapes.GatewayId, Take.Flag("IncludeReservationData")).Limited(600),
        Operation.Read(
            "DescribeVpnGateways", DescribeList,
            [
                Take.Id("VpcId"), Take.Id("VpnGatewayId"), Take.OneOf("Status", "init", "provisioning", "active", "updating", "deleting"),
                Take.OneOf("BusinessStatus", "Normal", "FinancialLocked"), Take.Text("GatewayType", example: "Traditional"), Take.Id("ResourceGroupId"),
                Take.Flag("IncludeReservationData"), .. Shapes.TagFilter, .. Shapes.Paged,
            ]),
        Operation.Write("ModifyVpnGatewayAttribute", Modify, Shapes.GatewayId, Shapes.GatewayName, Shapes.Description, Take.Flag("AutoPropagate")),
        Operation.Write("DeleteVpnGateway", Delete, Shapes.GatewayId),
    ];

    private static object Create(Call call)
    {
        var order = GatewayOrder.Read(call);
        call.RefuseLocked();
        if (call.World.Gateways.Count >= call.Quotas.VpnGateways)
            throw Paging.QuotaFull("VPN gateways");
        var provisioning = call.After(5, 15);
        var gateway = order.Place(call, provisioning, provisioning + call.Lasting(55, 285));
        if (gateway.ActiveAt < DateTimeOffset.MaxValue)
            call.World.Agenda.Add(gateway.ActiveAt);
        call.World.Gateways.Add(gateway.Id, gateway);
        call.Effect = gateway.Id;
        return new { VpnGatewayId = gateway.Id, gateway.Name, gateway.OrderId };
    }

    private static object Describe(Call call) => Shown(call, call.FindGateway());

    private static object DescribeList(Call call)
    {
        var region = call.KnownRegion().Id;
        var found = call.Select(
            call.World.Gateways, "VpnGatewayId", g => (g.Region, g.CreatedAt), region,
            Filter<Gateway>.By("VpcId", g => g.VpcId), Filter<Gateway>.By("Status", g => g.StatusAt(call.Now)),
            Filter<Gateway>.By("BusinessStatus", _ => GatewayView.BusinessStatus(call)),
            Filter<Gateway>.By("GatewayType", g => g.GatewayType), Filter<Gateway>.By("ResourceGroupId", g => g.ResourceGroupId));
        return call.Page(found, "VpnGateways", "VpnGateway", g => Shown(call, g));
    }

    private static object Shown(Call call, Gateway gateway) => call.Shown("gateway", gateway.Id, () => GatewayView.Of(call, gateway));

    private static object Modify(Call call)
    {
        var gateway = call.ClaimGateway();
        var (p, propagate) = (call.Parameters, call.Parameters.Flag("AutoPropagate"));
        if (propagate == false && gateway.AutoPropagate && call.World.ConnectionsOf(gateway.Id).Any(c => c.EnableBgp))
            throw ApiException.Bad("IncorrectStatus.VpnConnection", "BGP is still on for a connection of the gateway.");
        gateway.Name = p.Optional("Name") ?? gateway.Name;
        gateway.Description = p.Optional("Description") ?? gateway.Description;
        gateway.AutoPropagate = propagate ?? gateway.AutoPropagate;
        call.Occupy(gateway, 3, 10);
        call.Effect = gateway.Id;
        return GatewayView.Modified(call, gateway);
    }

    private static object Delete(Call call)
    {
        var gateway = call.FindGateway();
        if (string.Equals(gateway.ChargeType, "Prepay", StringComparison.OrdinalIgnoreCase))
            throw new ApiException("ForbiddenRelease", StatusCodes.Status403Forbidden, "The subscription gateway has not expired and cannot be released.");
        if (call.World.ConnectionsOf(gateway.Id).Any())
            throw ApiException.Bad("DependencyViolation.VpnConnection", "The gateway still has IPsec connections.");
        call.ClaimGateway();
        gateway.GoneAt = call.After(20, 60);
        call.Effect = gateway.Id;
        return new { };
    }
}
