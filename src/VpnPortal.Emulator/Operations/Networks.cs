using System.Net;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>VPCs and vSwitches: there from the start, described only.</summary>
internal static class Networks
{
    // The platform keeps three addresses of every vSwitch and the network address for itself.
    private const int ReservedAddresses = 4;

    public static object DescribeVpcs(Call call)
    {
        var byId = call.Filter("VpcId");
        var byName = call.Filter("VpcName");
        var vpcs = call.World.Vpcs
            .Where(v => v.Region == call.KnownRegion().Id && byId(v.Id) && byName(v.Name) && call.HasTags(v.Id))
            .ToList();
        return call.Page(vpcs, "Vpcs", "Vpc", v => View(call, v));
    }

    public static object DescribeVSwitches(Call call)
    {
        var vpcId = call.Parameters.Optional("VpcId");
        var region = vpcId is null ? call.KnownRegion().Id : call.Parameters.Optional("RegionId");
        var (byId, byZone, byName) = (call.Filter("VSwitchId"), call.Filter("ZoneId"), call.Filter("VSwitchName"));
        var found = call.World.VSwitches.Where(s =>
            (vpcId is null || s.VpcId == vpcId) && (region is null || VpcOf(call, s).Region == region)
            && byId(s.Id) && byZone(s.Zone) && byName(s.Name) && call.HasTags(s.Id)).ToList();
        return call.Page(found, "VSwitches", "VSwitch", s => View(call, s));
    }

    private static object View(Call call, Vpc vpc) => new
    {
        VpcId = vpc.Id,
        VpcName = vpc.Name,
        CidrBlock = vpc.Cidr,
        SecondaryCidrBlocks = Paging.Wrap<string>("SecondaryCidrBlock", []),
        UserCidrs = Paging.Wrap<string>("UserCidr", []),
        Status = "Available",
        RegionId = vpc.Region,
        VRouterId = vpc.RouterId,
        RouterTableIds = Paging.Wrap("RouterTableIds", [vpc.RouteTableId]),
        VSwitchIds = Paging.Wrap("VSwitchId", call.World.VSwitches.Where(s => s.VpcId == vpc.Id).Select(s => s.Id)),
        NatGatewayIds = Paging.Wrap<string>("NatGatewayIds", []),
        Tags = call.TagsOf(vpc.Id),
        IsDefault = false,
        ResourceGroupId = SeedLandscape.ResourceGroup,
        CreationTime = vpc.CreatedAt.Iso(),
        Description = "",
        CenStatus = "Detached",
    };

    private static object View(Call call, VSwitch vSwitch)
    {
        var network = IPNetwork.Parse(vSwitch.Cidr);
        var used = call.World.Instances.Count(i => i.VSwitchId == vSwitch.Id);
        return new
        {
            VSwitchId = vSwitch.Id,
            VSwitchName = vSwitch.Name,
            vSwitch.VpcId,
            ZoneId = vSwitch.Zone,
            CidrBlock = vSwitch.Cidr,
            AvailableIpAddressCount = (1L << (32 - network.PrefixLength)) - ReservedAddresses - used,
            Status = "Available",
            RouteTable = new { VpcOf(call, vSwitch).RouteTableId, RouteTableType = "System" },
            IsDefault = false,
            ResourceGroupId = SeedLandscape.ResourceGroup,
            CreationTime = vSwitch.CreatedAt.Iso(),
            Description = "",
            Tags = call.TagsOf(vSwitch.Id),
        };
    }

    private static Vpc VpcOf(Call call, VSwitch vSwitch) => call.World.Vpcs.First(v => v.Id == vSwitch.VpcId);
}
