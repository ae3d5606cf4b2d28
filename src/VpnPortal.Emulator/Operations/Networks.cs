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

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Read(
            "DescribeVpcs", DescribeVpcs,
            [
                Take.Id("VpcId"), Take.Text("VpcName"), Take.Flag("IsDefault"), Take.Id("ResourceGroupId"), Take.Flag("DryRun"),
                .. Shapes.TagFilter, .. Shapes.Paged,
            ]),
        Operation.Read(
            "DescribeVSwitches", DescribeVSwitches,
            [
                Take.Id("RegionId"), Take.Id("VpcId"), Take.Id("VSwitchId"), Take.Id("ZoneId"), Take.Text("VSwitchName"), Take.Id("RouteTableId"),
                Take.Flag("IsDefault"), Take.Id("ResourceGroupId"), Take.Flag("DryRun"), .. Shapes.TagFilter, .. Shapes.Paged,
            ]).Everywhere,
    ];

    private static object DescribeVpcs(Call call)
    {
        var region = call.KnownRegion().Id;
        var found = call.Select(
            call.World.Vpcs, "VpcId", v => (v.Region, v.CreatedAt), region,
            Filter<Vpc>.By("VpcName", v => v.Name), Filter<Vpc>.By("ResourceGroupId", _ => SeedLandscape.ResourceGroup), OnlyDefault<Vpc>());
        call.RefuseDryRun();
        return call.Page(found, "Vpcs", "Vpc", v => View(call, v));
    }

    private static object DescribeVSwitches(Call call)
    {
        var region = call.Parameters.Optional("VpcId") is null ? call.KnownRegion().Id : call.Parameters.Optional("RegionId");
        var found = call.Select(
            call.World.VSwitches, "VSwitchId", s => (VpcOf(call, s).Region, s.CreatedAt), region,
            Filter<VSwitch>.By("VpcId", s => s.VpcId), Filter<VSwitch>.By("ZoneId", s => s.Zone), Filter<VSwitch>.By("VSwitchName", s => s.Name),
            Filter<VSwitch>.By("RouteTableId", s => VpcOf(call, s).RouteTableId),
            Filter<VSwitch>.By("ResourceGroupId", _ => SeedLandscape.ResourceGroup), OnlyDefault<VSwitch>());
        call.RefuseDryRun();
        return call.Page(found, "VSwitches", "VSwitch", s => View(call, s));
    }

    /// <summary>Nothing here is a default network.</summary>
    private static Filter<T> OnlyDefault<T>() => new("IsDefault", (_, wanted) => !bool.Parse(wanted.First()));

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
        VSwitchIds = Paging.Wrap("VSwitchId", call.World.VSwitches.Values.Where(s => s.VpcId == vpc.Id).Select(s => s.Id)),
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
        var used = call.World.Instances.Values.Count(i => i.VSwitchId == vSwitch.Id);
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

    private static Vpc VpcOf(Call call, VSwitch vSwitch) => call.World.Vpcs[vSwitch.VpcId];
}
