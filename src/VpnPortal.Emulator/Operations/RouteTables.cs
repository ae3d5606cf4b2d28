using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>The system route table of a VPC: local routes plus whatever VPN gateways published.</summary>
internal static class RouteTables
{
    private const string CloudServices = "100.64.0.0/10";

    private sealed record Entry(string Id, string Destination, string Type, string NextHopId, string NextHopType);

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Read(
            "DescribeRouteTableList", DescribeRouteTableList,
            [
                Take.Id("VpcId"), Take.Id("RouteTableId"), Take.Text("RouteTableName"), Take.Id("RouterId"), Take.Text("RouterType", example: "VRouter"),
                Take.OneOf("RouteTableType", "System", "Custom"), Take.Id("ResourceGroupId"), .. Shapes.TagFilter, .. Shapes.Paged,
            ]),
        Operation.Read(
            "DescribeRouteEntryList", DescribeRouteEntryList,
            Take.Id("RouteTableId").Needed, Take.Id("NextHopId"), Take.Text("NextHopType", example: "VpnGateway"),
            Take.Cidr("DestinationCidrBlock", Rules.IsCidr), Take.Text("RouteEntryType", example: "Custom"), Take.Number("MaxResult", 1, 500), Take.Number("NextToken", 0, int.MaxValue)),
    ];

    /// <summary>Every VPC has its system table, which has no name, and no other.</summary>
    private static IReadOnlyList<Filter<Vpc>> Filters { get; } =
    [
        Filter<Vpc>.By("VpcId", v => v.Id), Filter<Vpc>.By("RouteTableId", v => v.RouteTableId), Filter<Vpc>.By("RouteTableName", _ => ""),
        Filter<Vpc>.By("RouterId", v => v.RouterId), Filter<Vpc>.By("RouterType", _ => "VRouter"), Filter<Vpc>.By("RouteTableType", _ => "System"),
        Filter<Vpc>.By("ResourceGroupId", _ => SeedLandscape.ResourceGroup),
    ];

    private static object DescribeRouteTableList(Call call)
    {
        var region = call.KnownRegion().Id;
        var tags = Tags.Read(call, "Tag");
        var filters = Filters.Select(f => (Wanted: call.Wanted(f.Parameter), f.Fits)).Where(f => f.Wanted is not null).ToList();
        var vpcs = call.World.Vpcs.Values
            .Where(v => v.Region == region && filters.TrueForAll(f => f.Fits(v, f.Wanted!)) && call.HasTags(v.RouteTableId, tags))
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
            VSwitchIds = Paging.Wrap("VSwitchId", call.World.VSwitches.Values.Where(s => s.VpcId == v.Id).Select(s => s.Id)),
            ResourceGroupId = SeedLandscape.ResourceGroup,
            CreationTime = v.CreatedAt.Iso(),
            Description = "",
            Tags = call.TagsOf(v.RouteTableId),
        });
    }

    private static object DescribeRouteEntryList(Call call)
    {
        var (region, table) = (call.KnownRegion().Id, call.Parameters.Required("RouteTableId"));
        var vpc = call.World.Vpcs.Values.FirstOrDefault(v => v.Region == region && v.RouteTableId == table)
            ?? throw ApiException.NotFound("InvalidRouteTableId.NotFound", "The specified RouteTableId does not exist.");
        var (hops, hopTypes) = (call.Wanted("NextHopId"), call.Wanted("NextHopType"));
        var (cidrs, types) = (call.Wanted("DestinationCidrBlock"), call.Wanted("RouteEntryType"));
        var entries = Entries(call, vpc).Where(e => hops?.Contains(e.NextHopId) != false && hopTypes?.Contains(e.NextHopType) != false
            && cidrs?.Contains(e.Destination) != false && types?.Contains(e.Type) != false).ToList();
        var (items, next) = call.Token(entries, "MaxResult", 50);
        return new { RouteEntrys = Paging.Wrap("RouteEntry", items.Select(e => View(vpc, e))), NextToken = next.Length > 0 ? next : null };
    }

    private static IEnumerable<Entry> Entries(Call call, Vpc vpc)
    {
        yield return new($"rte-{vpc.Id}", CloudServices, "System", "", "service");
        foreach (var vSwitch in call.World.VSwitches.Values.Where(s => s.VpcId == vpc.Id))
            yield return new($"rte-{vSwitch.Id}", vSwitch.Cidr, "System", "", "local");
        var published =
            from gateway in call.World.Gateways.Values
            where gateway.VpcId == vpc.Id
            from route in Forwarding.InVpcTable(call.World, gateway, call.Now)
            select new Entry(route.EntryId, route.Prefix, "Custom", gateway.Id, "VpnGateway");
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
