using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Emulator.Benchmark;

/// <summary>A call that is signed and sent.</summary>
/// <param name="Meanwhile">Something changes ten times a second while it is measured; otherwise the account stands still.</param>
internal sealed record SignedCall(string Name, string Action, string Query, bool Meanwhile = false);

/// <summary>What is called, and the account it is called on.</summary>
internal static class Workload
{
    private const string Region = "eu-central-1";
    private const int CustomersOfAGateway = 3;

    /// <summary>A gateway, three customer gateways, three connections, three routes.</summary>
    private const int UnitSize = 1 + (3 * CustomersOfAGateway);

    /// <summary>The describe calls of the portal's pages and observers. Parameters in the order in which they are signed.</summary>
    public static IReadOnlyList<SignedCall> Calls { get; } =
    [
        new("DescribeVpnGateway", "DescribeVpnGateway", $"RegionId={Region}&VpnGatewayId=vpn-1"),
        new("DescribeCustomerGateway", "DescribeCustomerGateway", $"CustomerGatewayId=cgw-1&RegionId={Region}"),
        new("DescribeVpnConnections of a gateway", "DescribeVpnConnections", $"RegionId={Region}&VpnGatewayId=vpn-1"),
        new("DescribeVpnRouteEntries", "DescribeVpnRouteEntries", $"RegionId={Region}&VpnGatewayId=vpn-1"),
        new("DescribeVpnGateways of one id", "DescribeVpnGateways", $"RegionId={Region}&VpnGatewayId=vpn-1"),
        new("DescribeVpnGateways, page of 10", "DescribeVpnGateways", $"PageSize=10&RegionId={Region}"),
        new("DescribeVpnConnections, page of 10", "DescribeVpnConnections", $"PageSize=10&RegionId={Region}"),
        new("DescribeCustomerGateways, page of 50", "DescribeCustomerGateways", $"PageSize=50&RegionId={Region}"),
        new("same, ten writes a second meanwhile", "DescribeCustomerGateways", $"PageSize=50&RegionId={Region}", Meanwhile: true),
        new("DescribeVpnConnections, ten writes a s", "DescribeVpnConnections", $"RegionId={Region}&VpnGatewayId=vpn-1", Meanwhile: true),
    ];

    public static SignedCall Write { get; } = new("", "ModifyCustomerGatewayAttribute", $"CustomerGatewayId=cgw-1&Name=renamed&RegionId={Region}");

    /// <summary>What stands there before the first call: one VPC, gateways and customer gateways.</summary>
    public static LandscapeFile Landscape(int resources) => new(
        [new("vpc-1", Region, "VPC", "10.0.0.0/8", VSwitches: [new("vsw-1", "b", $"{Region}b", "10.0.1.0/24"), new("vsw-2", "c", $"{Region}c", "10.0.2.0/24")])],
        [.. Units(resources).Select(i => new GatewayFile($"vpn-{i}", $"gateway-{i}", "vpc-1", "vsw-1", Ip(47, i), "vsw-2", Ip(8, i)))],
        [.. Units(resources).SelectMany(i => Customers.Select(n => new CustomerGatewayFile(Customer(i, n), Region, Ip(203, Number(i, n)), Asn: 65000)))]);

    /// <summary>The connections of all gateways, one of each gateway after the other.</summary>
    public static IEnumerable<SignedCall> Connections(int resources) =>
        from n in Customers
        from i in Units(resources)
        let options = string.Concat(new[] { "master", "slave" }.Select((role, t) =>
            $"&TunnelOptionsSpecification.{t + 1}.CustomerGatewayId={Customer(i, n)}&TunnelOptionsSpecification.{t + 1}.Role={role}&TunnelOptionsSpecification.{t + 1}.TunnelIkeConfig.Psk=key-{n}"))
        select new SignedCall("", "CreateVpnConnection", $"LocalSubnet=0.0.0.0%2F0&RegionId={Region}&RemoteSubnet=0.0.0.0%2F0{options}&VpnGatewayId=vpn-{i}");

    /// <summary>A route into every connection.</summary>
    public static IEnumerable<SignedCall> Routes(int resources, Func<int, IReadOnlyList<string>> connectionsOf) =>
        from n in Customers
        from i in Units(resources)
        select new SignedCall(
            "", "CreateVpnRouteEntry", $"NextHop={connectionsOf(i)[n - 1]}&PublishVpc=true&RegionId={Region}&RouteDest=172.16.{n}.0%2F24&VpnGatewayId=vpn-{i}&Weight=100");

    private static IEnumerable<int> Customers => Enumerable.Range(1, CustomersOfAGateway);

    private static IEnumerable<int> Units(int resources) => Enumerable.Range(1, resources / UnitSize);

    private static int Number(int unit, int customer) => ((unit - 1) * CustomersOfAGateway) + customer;

    private static string Customer(int unit, int customer) => $"cgw-{Number(unit, customer)}";

    private static string Ip(int first, int number) => $"{first}.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}";
}
