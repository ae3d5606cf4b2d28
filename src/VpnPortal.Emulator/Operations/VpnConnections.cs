using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Dual-tunnel IPsec connections.</summary>
internal static class VpnConnections
{
    public static object Create(Call call)
    {
        var gateway = call.FindGateway();
        var tags = Tags.Read(call, "Tags");
        call.ClaimGateway();
        var connection = ConnectionOrder.Read(call, gateway);
        var siblings = call.World.ConnectionsOf(gateway).ToList();
        if (siblings.Exists(c => IsTwin(c, connection)))
            throw ApiException.Bad("InvalidVpnConnection.AlreadyExists", "The same IPsec connection already exists.");
        if (siblings.Count >= call.Quotas.Connections)
            throw Paging.QuotaFull("IPsec connections");
        call.RefuseDryRun();
        connection.ReadyAt = connection.NegotiateFrom = gateway.BusyUntil = connection.CreatedUntil;
        call.World.Connections.Add(connection);
        call.AddTags("VPNCONNECTION", connection.Id, tags);
        call.Effect = connection.Id;
        return new { VpnConnectionId = connection.Id, connection.Name, CreateTime = call.Now.Milliseconds() };
    }

    public static object Describe(Call call) => ConnectionView.Single(call, Find(call));

    public static object DescribeList(Call call)
    {
        var region = call.KnownRegion().Id;
        var (byId, byGateway, byCustomer) = (call.Filter("VpnConnectionId"), call.Filter("VpnGatewayId"), call.Filter("CustomerGatewayId"));
        var found = call.World.Connections.Where(c => c.Region == region && byId(c.Id) && byGateway(c.GatewayId)
            && c.Tunnels.Any(t => byCustomer(t.CustomerGatewayId)) && call.HasTags(c.Id)).ToList();
        return call.Page(found, "VpnConnections", "VpnConnection", c => ConnectionView.InList(call, c));
    }

    public static object Modify(Call call)
    {
        var connection = Find(call);
        var gateway = call.ClaimGateway(connection.GatewayId);
        var changed = ConnectionChange.Apply(call, gateway, connection);
        connection.ReadyAt = call.Occupy(gateway, 5, 20);
        if (changed)
            (connection.NegotiateFrom, connection.NegotiationTime) = (connection.ReadyAt, call.Lasting(3, 8));
        call.Effect = connection.Id;
        return ConnectionView.Modified(call, connection);
    }

    public static object Delete(Call call)
    {
        var connection = Find(call);
        var gateway = call.ClaimGateway(connection.GatewayId);
        if (call.World.RoutesOf(gateway).Any(r => r.NextHop == connection.Id))
            throw ApiException.Bad("DependencyViolation.VpnRouteEntry", "Routes still point to the IPsec connection.");
        connection.GoneAt = call.Occupy(gateway, 5, 20);
        call.Effect = connection.Id;
        return new { };
    }

    public static Connection Find(Call call, string? id = null)
    {
        var (region, wanted) = (call.KnownRegion().Id, id ?? call.Parameters.Required("VpnConnectionId"));
        return call.World.Connections.Find(c => c.Region == region && c.Id == wanted)
            ?? throw ApiException.NotFound("InvalidVpnConnectionInstanceId.NotFound", "The specified VpnConnectionId does not exist.");
    }

    private static bool IsTwin(Connection one, Connection other) =>
        one.LocalSubnet == other.LocalSubnet && one.RemoteSubnet == other.RemoteSubnet
        && one.Tunnels.Zip(other.Tunnels).Any(pair => pair.First.CustomerGatewayId == pair.Second.CustomerGatewayId);
}
