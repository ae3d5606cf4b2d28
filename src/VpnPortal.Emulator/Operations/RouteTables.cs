using System.Globalization;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>The system route table of a VPC: local routes plus whatever VPN gateways published.</summary>
internal static class RouteTables
{
    private const string CloudServices = "100.64.0.0/10";

    private sealed record Entry(string Id, string Destination, string Type, string NextHopId, string NextHopType);

    public static object DescribeRouteTableList(Call call)
    {
        var (byVpc, byTable) = (call.Filter("VpcId"), call.Filter("RouteTableId"));
        var system = call.Parameters.Optional("RouteTableType") is null or "System";
        var vpcs = call.World.Vpcs
            .Where(v => system && v.Region == call.KnownRegion().Id && byVpc(v.Id) && byTable(v.RouteTableId))
            .ToList();
        return call.Page(vpcs, "RouterTableList", "RouterTableListType", v => new
        {
            v.RouteTableId,
            RouteTableName = "",
            RouteTableType = "System",
            VpcId = v.Id,
            v.RouterId,
            RouterType = "VRouter",
            Status = "Available",
            AssociateType = "VSwitch",
            VSwitchIds = Paging.Wrap("VSwitchId", call.World.VSwitches.Where(s => s.VpcId == v.Id).Select(s => s.Id)),
            ResourceGroupId = SeedLandscape.ResourceGroup,
            CreationTime = v.CreatedAt.Iso(),
            Description = "",
            Tags = call.TagsOf(v.RouteTableId),
        });
    }

    public static object DescribeRouteEntryList(Call call)
    {
        var table = call.Parameters.Required("RouteTableId");
        var vpc = call.World.Vpcs.Find(v => v.Region == call.KnownRegion().Id && v.RouteTableId == table)
            ?? throw ApiException.NotFound("InvalidRouteTableId.NotFound", "The specified RouteTableId does not exist.");
        var (byHop, byType, byCidr) = (call.Filter("NextHopId"), call.Filter("NextHopType"), call.Filter("DestinationCidrBlock"));
        var entries = Entries(call, vpc).Where(e => byHop(e.NextHopId) && byType(e.NextHopType) && byCidr(e.Destination)).ToList();
        var size = (int)(call.Parameters.Number("MaxResult", 1, 100) ?? 50);
        var start = (int)(call.Parameters.Number("NextToken", 0, int.MaxValue) ?? 0);
        return new
        {
            RouteEntrys = Paging.Wrap("RouteEntry", entries.Skip(start).Take(size).Select(e => View(vpc, e))),
            NextToken = start + size < entries.Count ? (start + size).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private static IEnumerable<Entry> Entries(Call call, Vpc vpc)
    {
        yield return new($"rte-{vpc.Id[4..]}0", CloudServices, "System", "", "service");
        foreach (var vSwitch in call.World.VSwitches.Where(s => s.VpcId == vpc.Id))
            yield return new($"rte-{vSwitch.Id[4..]}", vSwitch.Cidr, "System", "", "local");
        var published =
            from gateway in call.World.Gateways
            where gateway.VpcId == vpc.Id
            from route in call.World.RoutesOf(gateway)
            where route.IsPublishedAt(call.Now)
            select new Entry(route.VpcRouteEntryId, route.Destination, "Custom", gateway.Id, "VpnGateway");
        foreach (var entry in published)
            yield return entry;
    }

    private static object View(Vpc vpc, Entry entry) => new
    {
        RouteEntryId = entry.Id,
        RouteEntryName = "",
        vpc.RouteTableId,
        DestinationCidrBlock = entry.Destination,
        entry.Type,
        Status = "Available",
        IpVersion = "IPv4",
        Description = "",
        NextHops = Paging.Wrap("NextHop", [new { entry.NextHopId, entry.NextHopType, Enabled = 1, Weight = 0 }]),
    };
}
