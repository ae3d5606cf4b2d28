using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Regions and zones.</summary>
internal static class Discovery
{
    private static readonly string[] Specs = ["5M", "10M", "20M", "50M", "100M", "200M", "500M", "1000M"];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Read("DescribeRegions", DescribeRegions, Shapes.Language, Take.Text("ProductType", example: "VPC")).Everywhere,
        Operation.Read("DescribeZones", DescribeZones, Shapes.Language, Take.Text("ZoneType", example: "AvailabilityZone")),
        Operation.Read(
            "DescribeVpnGatewayAvailableZones", DescribeVpnGatewayAvailableZones,
            Take.OneOf("Spec", Specs).Needed, Shapes.Language, Take.OneOf("GatewayType", "Traditional", "Enhanced.SiteToSite")).Limited(600) with { GetOnly = true },
        Operation.Read("CheckVpnBgpEnabled", CheckVpnBgpEnabled),
    ];

    private static object DescribeRegions(Call call) => new
    {
        Regions = Paging.Wrap("Region", Region.All.Select(r => new
        {
            RegionId = r.Id,
            LocalName = r.Name(call.English),
            RegionEndpoint = $"vpc.{r.Id}.aliyuncs.com",
        })),
    };

    private static object DescribeZones(Call call)
    {
        var region = call.KnownRegion();
        return new
        {
            Zones = Paging.Wrap("Zone", region.ZoneIds.Select(z => new
            {
                ZoneId = z,
                LocalName = region.ZoneName(z, call.English),
                ZoneType = "AvailabilityZone",
            })),
        };
    }

    /// <summary>The one list that comes as a bare array.</summary>
    private static object DescribeVpnGatewayAvailableZones(Call call)
    {
        var region = call.KnownRegion();
        return new
        {
            RegionId = region.Id,
            AvailableZoneIdList = region.ZoneIds.Select(z => new { ZoneId = z, ZoneName = region.ZoneName(z, call.English) }).ToList(),
        };
    }

    private static object CheckVpnBgpEnabled(Call call)
    {
        _ = call.KnownRegion();
        return new { BgpEnabled = true };
    }
}
