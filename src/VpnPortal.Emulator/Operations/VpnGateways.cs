using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>VPN gateways, all of them dual-tunnel.</summary>
internal static class VpnGateways
{
    public static object Create(Call call)
    {
        var order = GatewayOrder.Read(call);
        if (call.World.Gateways.Count >= call.Quotas.VpnGateways)
            throw Paging.QuotaFull("VPN gateways");
        var provisioning = call.After(5, 15);
        var gateway = order.Place(call, provisioning, provisioning + call.Lasting(55, 285));
        call.World.Gateways.Add(gateway);
        call.Effect = gateway.Id;
        return new { VpnGatewayId = gateway.Id, gateway.Name, gateway.OrderId };
    }

    public static object Describe(Call call) => GatewayView.Of(call, call.FindGateway());

    public static object DescribeList(Call call)
    {
        var region = call.KnownRegion().Id;
        var (byId, byVpc, byStatus) = (call.Filter("VpnGatewayId"), call.Filter("VpcId"), call.Filter("Status"));
        var (byBusiness, byType) = (call.Filter("BusinessStatus"), call.Filter("GatewayType"));
        var found = call.World.Gateways.Where(g => g.Region == region && byId(g.Id) && byVpc(g.VpcId)
            && byStatus(g.StatusAt(call.Now)) && byBusiness("Normal") && byType("Traditional") && call.HasTags(g.Id)).ToList();
        return call.Page(found, "VpnGateways", "VpnGateway", g => GatewayView.Of(call, g));
    }

    public static object Modify(Call call)
    {
        var gateway = call.FindGateway();
        var (name, description, propagate) = (Rules.GatewayName(call.Parameters), Rules.Description(call.Parameters), call.Parameters.Flag("AutoPropagate"));
        call.ClaimGateway();
        if (propagate == false && call.World.ConnectionsOf(gateway).Any(c => c.EnableTunnelsBgp))
            throw ApiException.Bad("IncorrectStatus.VpnConnection", "BGP is still on for a connection of the gateway.");
        gateway.Name = name ?? gateway.Name;
        gateway.Description = description ?? gateway.Description;
        gateway.AutoPropagate = propagate ?? gateway.AutoPropagate;
        call.Occupy(gateway, 3, 10);
        call.Effect = gateway.Id;
        return GatewayView.Of(call, gateway);
    }

    public static object Delete(Call call)
    {
        var gateway = call.FindGateway();
        if (gateway.ChargeType == "PREPAY")
            throw new ApiException("ForbiddenRelease", StatusCodes.Status403Forbidden, "The subscription gateway has not expired and cannot be released.");
        if (call.World.ConnectionsOf(gateway).Any())
            throw ApiException.Bad("DependencyViolation.VpnConnection", "The gateway still has IPsec connections.");
        call.ClaimGateway();
        gateway.GoneAt = call.After(20, 60);
        call.Effect = gateway.Id;
        return new { };
    }
}
