using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>IPsec connections: with two tunnels on a dual-tunnel gateway, with one on an older gateway.</summary>
internal static class VpnConnections
{
    private static readonly IReadOnlyList<ParameterSpec> Common =
    [
        Shapes.Name, Take.Flag("EffectImmediately"), Take.Flag("AutoConfigRoute"), Take.Flag("EnableTunnelsBgp"), .. Shapes.SingleTunnel,
    ];

    private static readonly ParameterSpec Local = Take.CidrList("LocalSubnet", Rules.IsSubnets, "IllegalParam.LocalSubnet");
    private static readonly ParameterSpec Remote = Take.CidrList("RemoteSubnet", Rules.IsSubnets, "IllegalParam.RemoteSubnet");
    private static readonly ParameterSpec Role = Take.OneOf("Role", Tunnel.Master, Tunnel.Slave);
    private static readonly ParameterSpec Customer = Take.Id("CustomerGatewayId");

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write(
            "CreateVpnConnection", Create,
            [
                Shapes.GatewayId, Local.Needed, Remote.Needed, Customer, .. Common, .. Shapes.TagList("Tags"),
                .. Take.Under("TunnelOptionsSpecification.N", [Role.Needed, .. Shapes.TunnelFields(Customer.Needed)]), Take.Flag("DryRun"),
            ]),
        Operation.Read("DescribeVpnConnection", Describe, Shapes.ConnectionId).Limited(600),
        Operation.Read(
            "DescribeVpnConnections", DescribeList,
            [Take.Id("VpnConnectionId"), Take.Id("VpnGatewayId"), Customer, Take.Id("ResourceGroupId"), .. Shapes.TagFilter, .. Shapes.Paged]).Limited(600),
        Operation.Write(
            "ModifyVpnConnectionAttribute", Modify,
            [
                Shapes.ConnectionId, Local, Remote, .. Common,
                .. Take.Under("TunnelOptionsSpecification.N", [Take.Id("TunnelId"), Role, .. Shapes.TunnelFields(Customer)]),
            ]),
        Operation.Write(
            "ModifyTunnelAttribute", ModifyTunnel,
            [Shapes.ConnectionId, Take.Id("TunnelId").Needed, .. Take.Under("TunnelOptionsSpecification", Shapes.TunnelFields(Customer))]).Limited(120),
        Operation.Write("DeleteVpnConnection", Delete, Shapes.ConnectionId),
    ];

    public static Connection Find(Call call, string? id = null) => call.Find(
        call.World.Connections, id ?? call.Parameters.Required("VpnConnectionId"), c => (c.Region, c.CreatedAt), "VpnConnectionInstanceId");

    private static object Create(Call call)
    {
        var gateway = call.FindGateway();
        var tags = Tags.Read(call, "Tags");
        call.ClaimGateway();
        var connection = ConnectionOrder.Read(call, gateway);
        var siblings = call.World.ConnectionsOf(gateway.Id).ToList();
        if (siblings.Exists(c => IsTwin(c, connection)))
            throw ApiException.Bad("InvalidVpnConnection.AlreadyExists", "The same IPsec connection already exists.");
        if (siblings.Count >= call.Quotas.Connections)
            throw Paging.QuotaFull("IPsec connections");
        var automatic = PolicyRoutes.Automatic(call, connection).ToList();
        if (call.World.RoutesOf(gateway.Id).Count(r => r.IsPolicy) + automatic.Count > call.Quotas.PolicyRoutes)
            throw ApiException.Bad("QuotaExceeded.PolicyBasedRoute", "The quota of policy-based routes is exceeded.");
        call.RefuseDryRun();
        gateway.BusyUntil = connection.CreatedUntil;
        call.World.Connections.Add(connection.Id, connection);
        call.World.Routes.AddRange(automatic);
        call.AddTags("VPNCONNECTION", connection.Id, tags);
        call.Effect = connection.Id;
        return new { VpnConnectionId = connection.Id, connection.Name, CreateTime = call.Now.Milliseconds() };
    }

    private static object Describe(Call call)
    {
        var connection = Find(call);
        return call.Shown("connection", connection.Id, () => ConnectionView.Single(call, connection));
    }

    private static object DescribeList(Call call)
    {
        var region = call.KnownRegion().Id;
        var ofOne = call.Wanted("VpnGatewayId") is { Count: 1 } owners ? call.World.ConnectionsOf(owners.First()).Select(c => KeyValuePair.Create(c.Id, c)) : null;
        var found = call.Select(
            call.World.Connections, "VpnConnectionId", c => (c.Region, c.CreatedAt), region, ofOne,
            Filter<Connection>.By("VpnGatewayId", c => c.OwnerId),
            Filter<Connection>.By("ResourceGroupId", c => call.World.Gateways[c.OwnerId].ResourceGroupId),
            new("CustomerGatewayId", (c, wanted) => c.Tunnels.Any(t => wanted.Contains(t.CustomerGatewayId))));
        return call.Page(found, "VpnConnections", "VpnConnection", c => call.Shown("listed", c.Id, () => ConnectionView.InList(call, c)));
    }

    private static object Modify(Call call)
    {
        var connection = Find(call);
        var gateway = call.ClaimGateway(connection.OwnerId);
        var changed = ConnectionChange.Apply(call, gateway, connection);
        Begin(call, gateway, connection, changed);
        return ConnectionView.Modified(call, connection);
    }

    private static object ModifyTunnel(Call call)
    {
        var connection = Find(call);
        var gateway = call.ClaimGateway(connection.OwnerId);
        var (tunnel, changed) = ConnectionChange.ApplyToTunnel(call, gateway, connection);
        Begin(call, gateway, connection, changed ? [tunnel] : []);
        return TunnelView.Modified(call, gateway, connection, tunnel);
    }

    /// <summary>The gateway is busy with the change, and whatever changed negotiates again after it.</summary>
    private static void Begin(Call call, Gateway gateway, Connection connection, IReadOnlyCollection<Tunnel> changed)
    {
        connection.ReadyAt = call.Occupy(gateway, 5, 20);
        var lasting = call.Lasting(3, 8);
        if (changed.Count > 0)
            connection.TriggeredAt = null;
        foreach (var tunnel in changed)
            (tunnel.NegotiateFrom, tunnel.NegotiationTime) = (connection.ReadyAt, lasting);
        call.Effect = connection.Id;
    }

    private static object Delete(Call call)
    {
        var connection = Find(call);
        var gateway = call.ClaimGateway(connection.OwnerId);
        var routes = call.World.RoutesOf(gateway.Id).Where(r => r.NextHop == connection.Id).ToList();
        if (routes.Exists(r => !r.IsAutomatic))
            throw ApiException.Bad("DependencyViolation.VpnRouteEntry", "Routes still point to the IPsec connection.");
        connection.GoneAt = call.Occupy(gateway, 5, 20);
        routes.ForEach(r => r.GoneAt = connection.GoneAt);
        call.Effect = connection.Id;
        return new { };
    }

    private static bool IsTwin(Connection one, Connection other) =>
        one.LocalSubnet == other.LocalSubnet && one.RemoteSubnet == other.RemoteSubnet
        && one.Tunnels.Zip(other.Tunnels).Any(pair => pair.First.CustomerGatewayId == pair.Second.CustomerGatewayId);
}
