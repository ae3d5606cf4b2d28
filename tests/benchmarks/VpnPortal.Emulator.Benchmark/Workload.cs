using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Emulator.Benchmark;

/// <summary>A describe call that is made over and over.</summary>
internal sealed record DescribeCall(string Name, string Action, string Query);

/// <summary>What is called, and the account it is called on.</summary>
internal static class Workload
{
    private const string Region = "eu-central-1";

    public static IReadOnlyList<DescribeCall> Calls { get; } =
    [
        new("DescribeVpnGateway", "DescribeVpnGateway", $"RegionId={Region}&VpnGatewayId=vpn-1"),
        new("DescribeCustomerGateway", "DescribeCustomerGateway", $"CustomerGatewayId=cgw-1&RegionId={Region}"),
        new("DescribeVpnGateways of one id", "DescribeVpnGateways", $"RegionId={Region}&VpnGatewayId=vpn-1"),
        new("DescribeVpnGateways, page of 10", "DescribeVpnGateways", $"PageSize=10&RegionId={Region}"),
        new("DescribeCustomerGateways, of 50", "DescribeCustomerGateways", $"PageSize=50&RegionId={Region}"),
    ];

    /// <summary>One VPC; of the resources a fifth are gateways, the rest customer gateways.</summary>
    public static LandscapeFile Landscape(int resources) => new(
        [new("vpc-1", Region, "VPC", "10.0.0.0/8", VSwitches: [new("vsw-1", "b", $"{Region}b", "10.0.1.0/24"), new("vsw-2", "c", $"{Region}c", "10.0.2.0/24")])],
        [.. Enumerable.Range(1, Math.Max(1, resources / 5)).Select(i => new GatewayFile($"vpn-{i}", $"gateway-{i}", "vpc-1", "vsw-1", Ip(47, i), "vsw-2", Ip(8, i)))],
        [.. Enumerable.Range(1, resources - (resources / 5)).Select(i => new CustomerGatewayFile($"cgw-{i}", Region, Ip(203, i), Asn: 65000))]);

    private static string Ip(int first, int number) => $"{first}.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}";
}
