using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Policy routes: by source and destination, in order of priority.</summary>
internal static class PolicyRoutes
{
    private const int UsualPriority = 10;

    private static readonly ParameterSpec Priority = Take.Number("Priority", 1, 100);

    private static readonly IReadOnlyList<ParameterSpec> Identity =
    [
        Shapes.GatewayId, Take.Cidr("RouteSource", Rules.IsCidr).Needed, Take.Cidr("RouteDest", Rules.IsCidr).Needed,
    ];

    private static readonly IReadOnlyList<ParameterSpec> Existing = [.. Identity, Take.Id("NextHop").Needed, Shapes.Weight.Needed, Priority];

    // The two newer modifications do not know it.
    private static readonly ParameterSpec Overlay = Take.OneOf("OverlayMode", "Ipsec");

    private static readonly ParameterSpec NewWeight = Take.NumberOf("NewWeight", "0", "100");
    private static readonly ParameterSpec NewPriority = Take.Number("NewPriority", 1, 100);

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write("CreateVpnPbrRouteEntry", Create, [.. Identity, .. VpnRoutes.New, Priority]).Limited(60),
        Operation.Write("DeleteVpnPbrRouteEntry", Delete, [.. Existing, Overlay]),
        Operation.Write("ModifyVpnPbrRouteEntryWeight", Modify, [.. Existing, Overlay, NewWeight.Needed]).Limited(120),
        Operation.Write("ModifyVpnPbrRouteEntryPriority", Modify, [.. Existing, NewPriority.Needed]),
        Operation.Write("ModifyVpnPbrRouteEntryAttribute", Modify, [.. Existing, NewWeight, NewPriority]).Limited(120),
        Operation.Read("DescribeVpnPbrRouteEntries", DescribeList, [Shapes.GatewayId, .. Shapes.Paged]).Limited(600),
    ];

    /// <summary>What AutoConfigRoute adds where both sides name their prefixes. The VPC's table stays the operator's business.</summary>
    public static IEnumerable<VpnRoute> Automatic(Call call, Connection connection)
    {
        if (!connection.AutoConfigRoute || connection.LocalSubnet == "0.0.0.0/0" || connection.RemoteSubnet == "0.0.0.0/0")
            return [];
        return
            from source in Cidr.Split(connection.LocalSubnet)
            from destination in Cidr.Split(connection.RemoteSubnet)
            select new VpnRoute
            {
                GatewayId = connection.OwnerId,
                Source = source,
                Destination = destination,
                NextHop = connection.Id,
                VpcRouteEntryId = call.NewId("rte"),
                Weight = 100,
                Priority = UsualPriority,
                IsAutomatic = true,
                CreatedAt = call.Now,
                ReadyAt = connection.CreatedUntil,
                PublicationAt = connection.CreatedUntil,
            };
    }

    private static object Create(Call call)
    {
        var (gateway, p) = (call.FindGateway(), call.Parameters);
        var route = VpnRoutes.Add(call, gateway, p.Required("RouteSource"), p.Required("RouteDest"), (int)(p.Number("Priority") ?? UsualPriority));
        return new
        {
            VpnInstanceId = gateway.Id,
            RouteSource = route.Source,
            RouteDest = route.Destination,
            route.NextHop,
            route.Weight,
            route.Priority,
            OverlayMode = "Ipsec",
            State = route.Published ? "published" : "normal",
            CreateTime = call.Now.Milliseconds(),
            Description = p.Optional("Description") ?? "",
        };
    }

    private static object Delete(Call call) => VpnRoutes.Change(call, Find(call), (route, done) => route.GoneAt = done);

    private static object Modify(Call call)
    {
        var (weight, priority) = (call.Parameters.Number("NewWeight"), call.Parameters.Number("NewPriority"));
        if (weight is null && priority is null)
            throw ApiException.Missing("NewWeight");
        var found = Find(call);
        if (weight is not null && weight != found.Weight)
            VpnRoutes.RefuseWhilePaired(call, found);
        return VpnRoutes.Change(call, found, (route, _) => (route.Weight, route.Priority) = ((int)(weight ?? route.Weight), (int)(priority ?? route.Priority)));
    }

    private static object DescribeList(Call call)
    {
        var gateway = call.FindGateway();
        var routes = call.World.RoutesOf(gateway.Id).Where(r => r.IsPolicy && r.CreatedAt <= call.Now).ToList();
        return call.Page(routes, "VpnPbrRouteEntries", "VpnPbrRouteEntry", r => RouteView.Policy(call, gateway, r));
    }

    private static VpnRoute Find(Call call)
    {
        var route = VpnRoutes.Find(call, call.FindGateway(), call.Parameters.Required("RouteSource"));
        return call.Parameters.Number("Priority") is { } priority && priority != route.Priority ? throw VpnRoutes.NotFound() : route;
    }
}
