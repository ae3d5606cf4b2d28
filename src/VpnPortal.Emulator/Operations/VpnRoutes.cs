using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Destination routes of a gateway, what BGP taught it, and the publication of both kinds of route.</summary>
internal static class VpnRoutes
{
    private static readonly ParameterSpec NextHop = Take.Id("NextHop").Needed;
    private static readonly ParameterSpec Overlay = Take.OneOf("OverlayMode", "Ipsec");
    private static readonly ParameterSpec Anywhere = Take.Cidr("RouteDest", Rules.IsCidr).Needed;

    public static ParameterSpec Publish { get; } = Take.Flag("PublishVpc").Needed;

    /// <summary>A route that is to be created: what every route has besides its prefixes.</summary>
    public static IReadOnlyList<ParameterSpec> New { get; } = [NextHop, Publish, Shapes.Weight.Needed, Overlay, Shapes.Description, Take.Flag("DryRun")];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write("CreateVpnRouteEntry", Create, [Shapes.GatewayId, Take.Cidr("RouteDest", Rules.IsDestination).Needed, .. New]),
        Operation.Write("DeleteVpnRouteEntry", Delete, Shapes.GatewayId, Anywhere, NextHop, Shapes.Weight.Needed, Overlay).Limited(60),
        Operation.Write(
            "ModifyVpnRouteEntryWeight", ModifyWeight,
            Shapes.GatewayId, Anywhere, NextHop, Shapes.Weight.Needed, Take.NumberOf("NewWeight", "0", "100").Needed, Overlay).Limited(120),
        Operation.Write(
            "PublishVpnRouteEntry", PublishEntry,
            Shapes.GatewayId, Take.OneOf("RouteType", "dbr", "pbr").Needed, Anywhere, NextHop, Publish).Limited(60),
        Operation.Read("DescribeVpnRouteEntries", DescribeList, [Shapes.GatewayId, Take.OneOf("RouteEntryType", "custom", "bgp"), .. Shapes.Paged]),
    ];

    public static ApiException NotFound() => ApiException.NotFound("InvalidRouteEntry.NotFound", "The specified route entry does not exist.");

    /// <summary>Creates a route of either kind once everything about it is known to be right.</summary>
    public static VpnRoute Add(Call call, Gateway gateway, string? source, string destination, int priority)
    {
        var p = call.Parameters;
        var (nextHop, publish) = (p.Required("NextHop"), p.Flag("PublishVpc")!.Value);
        if (VpnConnections.Find(call, nextHop).OwnerId != gateway.Id)
            throw ApiException.Invalid("NextHop", "The IPsec connection belongs to another VPN gateway.");
        if (!gateway.IsDual && Cidr.IsCloudService(destination))
            throw ApiException.Invalid("RouteDest", "A single-tunnel gateway takes nothing inside 100.64.0.0/10.");
        call.ClaimGateway();
        var siblings = call.World.RoutesOf(gateway.Id).Where(r => r.IsPolicy == source is not null).ToList();
        if (siblings.Exists(r => r.Source == source && r.Destination == destination && r.NextHop == nextHop))
            throw ApiException.Bad("VpnRouteEntry.AlreadyExists", "The specified route entry already exists.");
        if (siblings.Count >= (source is null ? call.Quotas.Routes : call.Quotas.PolicyRoutes))
            throw Paging.QuotaFull("route entries");
        call.RefuseDryRun();
        var ready = call.Occupy(gateway, 2, 8);
        var route = new VpnRoute
        {
            GatewayId = gateway.Id,
            Source = source,
            Destination = destination,
            NextHop = nextHop,
            VpcRouteEntryId = call.NewId("rte"),
            Weight = (int)p.Number("Weight")!.Value,
            Priority = priority,
            Published = publish,
            CreatedAt = call.Now,
            ReadyAt = ready,
            PublicationAt = ready,
        };
        call.World.Routes.Add(route);
        call.Effect = route.Name;
        return route;
    }

    /// <summary>A route by its identity and, where it is given, its weight.</summary>
    public static VpnRoute Find(Call call, Gateway gateway, string? source)
    {
        var p = call.Parameters;
        var (destination, nextHop, weight) = (p.Required("RouteDest"), p.Required("NextHop"), p.Number("Weight"));
        return call.World.RoutesOf(gateway.Id).FirstOrDefault(r =>
            r.Source == source && r.Destination == destination && r.NextHop == nextHop && (weight is null || r.Weight == weight)) ?? throw NotFound();
    }

    /// <summary>While both routes of a pair exist, the other one has to be deleted before a weight is changed.</summary>
    public static void RefuseWhilePaired(Call call, VpnRoute route)
    {
        if (call.World.RoutesOf(route.GatewayId).Any(r => r != route && r.Source == route.Source && r.Destination == route.Destination))
            throw ApiException.Bad("VpnRouteEntry.Conflict", "Delete the other route of the same destination before the weight is changed.");
    }

    /// <summary>Removes or changes a route while its gateway is busy with it.</summary>
    public static object Change(Call call, VpnRoute route, Action<VpnRoute, DateTimeOffset> change)
    {
        change(route, call.Occupy(call.ClaimGateway(), 2, 8));
        call.Effect = route.Name;
        return new { };
    }

    private static object Create(Call call)
    {
        var gateway = call.FindGateway();
        var route = Add(call, gateway, null, call.Parameters.Required("RouteDest"), 0);
        return new
        {
            VpnInstanceId = gateway.Id,
            RouteDest = route.Destination,
            route.NextHop,
            route.Weight,
            OverlayMode = "Ipsec",
            State = route.Published ? "published" : "normal",
            CreateTime = call.Now.Milliseconds(),
            Description = call.Parameters.Optional("Description") ?? "",
        };
    }

    private static object Delete(Call call) => Change(call, Find(call, call.FindGateway(), null), (route, done) => route.GoneAt = done);

    private static object ModifyWeight(Call call)
    {
        var gateway = call.FindGateway();
        var route = Find(call, gateway, null);
        RefuseWhilePaired(call, route);
        return Change(call, route, (r, _) => r.Weight = (int)call.Parameters.Number("NewWeight")!.Value);
    }

    private static object PublishEntry(Call call)
    {
        var (gateway, p, publish) = (call.FindGateway(), call.Parameters, call.Parameters.Flag("PublishVpc")!.Value);
        var isPolicy = p.Required("RouteType") == "pbr";
        var (destination, nextHop) = (p.Required("RouteDest"), p.Required("NextHop"));
        var meant = call.World.RoutesOf(gateway.Id).Where(r => r.Destination == destination && r.NextHop == nextHop).ToList();
        var route = meant.Find(r => r.IsPolicy == isPolicy) ?? throw NotFound();
        // Withdrawing one of two equal published routes withdraws both.
        return Change(call, route, (r, done) => (publish ? [r] : meant).ForEach(m =>
        {
            if (m.Published != publish)
                (m.Published, m.PublicationAt) = (publish, done);
        }));
    }

    private static object DescribeList(Call call)
    {
        var gateway = call.FindGateway();
        var custom = call.World.RoutesOf(gateway.Id).Where(r => !r.IsPolicy && r.CreatedAt <= call.Now).ToList();
        var (learned, announced) = (Bgp.Learned(call.World, gateway), (call.World.ConnectionsOf(gateway.Id).Any(c => c.EnableBgp) ? Bgp.Announced(call.World, gateway) : []).ToList());
        var page = call.Parameters.Optional("RouteEntryType") == "bgp"
            ? call.Page(
                [.. announced.Select(prefix => RouteView.Announced(gateway, prefix)), .. learned.Select(r => RouteView.Learned(gateway, r))],
                "VpnRouteEntries", "VpnRouteEntry", view => view)
            : call.Page(custom, "VpnRouteEntries", "VpnRouteEntry", r => RouteView.Of(call, gateway, r));
        if (gateway.IsDual)
            page["VpnRouteCounts"] = Paging.Wrap("VpnRouteCount", RouteView.Counts(custom.Count, announced.Count, learned.Count));
        return page;
    }
}
