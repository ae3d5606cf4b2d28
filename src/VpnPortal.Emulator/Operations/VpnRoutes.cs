using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Destination routes of a gateway and their publication into the VPC's system route table.</summary>
internal static class VpnRoutes
{
    public static object Create(Call call)
    {
        var gateway = call.FindGateway();
        var (destination, nextHop) = (Destination(call), call.Parameters.Required("NextHop"));
        var publish = call.Parameters.Flag("PublishVpc") ?? throw ApiException.Missing("PublishVpc");
        var (weight, _) = (Weight(call), Rules.Description(call.Parameters));
        call.Parameters.OneOf("OverlayMode", "Ipsec");
        if (VpnConnections.Find(call, nextHop).GatewayId != gateway.Id)
            throw ApiException.Invalid("NextHop", "The IPsec connection belongs to another VPN gateway.");
        call.ClaimGateway();
        CheckSpace(call, gateway, destination, nextHop);
        call.RefuseDryRun();
        var ready = call.Occupy(gateway, 2, 8);
        call.World.Routes.Add(new()
        {
            GatewayId = gateway.Id,
            Destination = destination,
            NextHop = nextHop,
            VpcRouteEntryId = call.NewId("rte"),
            Weight = weight,
            Published = publish,
            CreatedAt = call.Now,
            ReadyAt = ready,
            PublicationAt = ready,
        });
        call.Effect = Name(gateway.Id, destination, nextHop);
        return new
        {
            VpnInstanceId = gateway.Id,
            RouteDest = destination,
            NextHop = nextHop,
            Weight = weight,
            OverlayMode = "Ipsec",
            State = publish ? "published" : "normal",
            CreateTime = call.Now.Milliseconds(),
            Description = call.Parameters.Optional("Description") ?? "",
        };
    }

    public static object Delete(Call call)
    {
        var (gateway, weight) = (call.FindGateway(), Weight(call));
        var route = Find(call, gateway);
        if (route.Weight != weight)
            throw NotFound();
        call.ClaimGateway();
        route.GoneAt = call.Occupy(gateway, 2, 8);
        call.Effect = Name(gateway.Id, route.Destination, route.NextHop);
        return new { };
    }

    public static object Publish(Call call)
    {
        var gateway = call.FindGateway();
        _ = call.Parameters.Required("RouteType");
        var isPolicyRoute = call.Parameters.OneOf("RouteType", "dbr", "pbr") == "pbr";
        var publish = call.Parameters.Flag("PublishVpc") ?? throw ApiException.Missing("PublishVpc");
        // Policy routes cannot be created here, so none is ever found.
        var route = isPolicyRoute ? throw NotFound() : Find(call, gateway);
        call.ClaimGateway();
        var ready = call.Occupy(gateway, 2, 8);
        if (route.Published != publish)
            (route.Published, route.PublicationAt) = (publish, ready);
        call.Effect = Name(gateway.Id, route.Destination, route.NextHop);
        return new { };
    }

    public static object DescribeList(Call call)
    {
        var gateway = call.FindGateway();
        var type = call.Parameters.OneOf("RouteEntryType", "custom", "bgp") ?? "custom";
        var custom = call.World.RoutesOf(gateway).ToList();
        var page = call.Page(type == "custom" ? custom : [], "VpnRouteEntries", "VpnRouteEntry", r => View(call, r));
        page["VpnRouteCounts"] = Paging.Wrap("VpnRouteCount", [new { RouteEntryType = "custom", Source = "", RouteCount = custom.Count }]);
        return page;
    }

    private static object View(Call call, VpnRoute route) => new
    {
        VpnInstanceId = route.GatewayId,
        RouteDest = route.Destination,
        route.NextHop,
        NextHopTunnelId = "",
        route.Weight,
        State = route.IsPublishedAt(call.Now) ? "published" : "normal",
        RouteEntryType = "custom",
        Source = "",
        AsPath = "",
        Community = "",
        CreateTime = route.CreatedAt.Milliseconds(),
    };

    private static void CheckSpace(Call call, Gateway gateway, string destination, string nextHop)
    {
        var routes = call.World.RoutesOf(gateway).ToList();
        if (routes.Exists(r => r.Destination == destination && r.NextHop == nextHop))
            throw ApiException.Bad("VpnRouteEntry.AlreadyExists", "The specified route entry already exists.");
        if (routes.Count >= call.Quotas.Routes)
            throw Paging.QuotaFull("route entries");
    }

    private static VpnRoute Find(Call call, Gateway gateway)
    {
        var (destination, nextHop) = (call.Parameters.Required("RouteDest"), call.Parameters.Required("NextHop"));
        return call.World.RoutesOf(gateway).FirstOrDefault(r => r.Destination == destination && r.NextHop == nextHop) ?? throw NotFound();
    }

    private static string Destination(Call call)
    {
        var text = call.Parameters.Required("RouteDest");
        return Cidr.TryParse(text, out var network) && network.PrefixLength > 0 ? text : throw ApiException.Invalid("RouteDest");
    }

    private static int Weight(Call call)
    {
        _ = call.Parameters.Required("Weight");
        return call.Parameters.OneOf("Weight", "0", "100") == "0" ? 0 : 100;
    }

    private static string Name(string gateway, string destination, string nextHop) => $"{gateway}:{destination}:{nextHop}";

    private static ApiException NotFound() => ApiException.NotFound("InvalidRouteEntry.NotFound", "The specified route entry does not exist.");
}
