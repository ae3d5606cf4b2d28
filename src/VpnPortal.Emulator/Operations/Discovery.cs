using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Regions and zones.</summary>
internal static class Discovery
{
    private static readonly string[] Specs = ["5M", "10M", "20M", "50M", "100M", "200M", "500M", "1000M"];

    public static object DescribeRegions(Call call) => new
    {
        Regions = Paging.Wrap("Region", Region.All.Select(r => new
        {
            RegionId = r.Id,
            LocalName = r.Name(call.English),
            RegionEndpoint = $"vpc.{r.Id}.aliyuncs.com",
        })),
    };

    public static object DescribeZones(Call call)
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
    public static object DescribeVpnGatewayAvailableZones(Call call)
    {
        var region = call.KnownRegion();
        var spec = call.Parameters.Required("Spec");
        if (!Specs.Contains(spec, StringComparer.OrdinalIgnoreCase))
            throw ApiException.Invalid("Spec");
        return new
        {
            RegionId = region.Id,
            AvailableZoneIdList = region.ZoneIds.Select(z => new { ZoneId = z, ZoneName = region.ZoneName(z, call.English) }),
        };
    }
}
