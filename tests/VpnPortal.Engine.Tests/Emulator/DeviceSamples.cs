using System.Text.Json.Nodes;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>A data centre in Hangzhou: a gateway, its connections, and the device at the other end.</summary>
public sealed record DataCentre(EmulatedCloud Cloud, string Gateway, IReadOnlyList<string> GatewayIps, IReadOnlyList<string> Connections)
{
    public const string Wan1 = "203.0.113.207";
    public const string Wan2 = "203.0.113.15";
    public const string Lan = "172.16.0.0/16";
    public const string Host = "172.16.0.9";
    public static readonly (string, string) Region = ("RegionId", SeedIds.Hangzhou);

    /// <summary>One dual-tunnel gateway and one connection to the device's two addresses, with a published route.</summary>
    public static async Task<DataCentre> Modern(EmulatedCloud cloud, bool immediately = true, params (string, string)[] more)
    {
        var gateway = (string)(await cloud.Ok(
            "CreateVpnGateway", Region, ("VpcId", SeedIds.HangzhouVpc), ("VSwitchId", SeedIds.HangzhouSwitchH),
            ("DisasterRecoveryVSwitchId", SeedIds.HangzhouSwitchI), ("Bandwidth", "10")))["VpnGatewayId"]!;
        cloud.Clock.Advance(301);
        var seen = await cloud.Ok("DescribeVpnGateway", Region, ("VpnGatewayId", gateway));
        var customers = (await Customer(cloud, Wan1), await Customer(cloud, Wan2));
        var connection = await cloud.Connection(gateway, customers, [Region, ("EffectImmediately", immediately ? "true" : "false"), .. more]);
        cloud.Clock.Advance(30);
        await Route(cloud, gateway, connection, "100");
        return new(cloud, gateway, [(string)seen["InternetIp"]!, (string)seen["DisasterRecoveryInternetIp"]!], [connection]);
    }

    /// <summary>The single-tunnel gateway of the landscape with two connections, health checks, and weights 100 and 0.</summary>
    public static async Task<DataCentre> Classic(EmulatedCloud cloud, string firstWeight = "100", string secondWeight = "0")
    {
        var connections = new List<string>();
        foreach (var (wan, source, key) in new[] { (Wan1, "10.10.10.101", "secret-one"), (Wan2, "10.10.10.102", "secret-two") })
        {
            connections.Add((string)(await cloud.Ok("CreateVpnConnection", Single(await Customer(cloud, wan), source, key)))["VpnConnectionId"]!);
            cloud.Clock.Advance(30);
        }

        await Route(cloud, SeedIds.HangzhouLegacyGateway, connections[0], firstWeight);
        await Route(cloud, SeedIds.HangzhouLegacyGateway, connections[1], secondWeight);
        return new(cloud, SeedIds.HangzhouLegacyGateway, [SeedIds.HangzhouLegacyIp, SeedIds.HangzhouLegacyIp], connections);
    }

    public static (string, string)[] Single(string customer, string source, string key) =>
    [
        Region, ("VpnGatewayId", SeedIds.HangzhouLegacyGateway), ("CustomerGatewayId", customer), ("LocalSubnet", "0.0.0.0/0"), ("RemoteSubnet", "0.0.0.0/0"),
        ("EffectImmediately", "true"), ("IkeConfig", $$"""{"Psk":"{{key}}","IkeVersion":"ikev1","IkeMode":"main","IkeEncAlg":"aes","IkeAuthAlg":"md5","IkePfs":"group2","IkeLifetime":86400}"""),
        ("HealthCheckConfig", $$"""{"enable":"true","dip":"{{Host}}","sip":"{{source}}","interval":3,"retry":"3"}"""),
    ];

    /// <summary>The device as it has to be configured: the API's own (weak) defaults, as the connections have them.</summary>
    public DeviceFile Device(Func<DeviceTunnelFile, DeviceTunnelFile>? change = null)
    {
        var tunnels = new[] { Tunnel(Wan1, GatewayIps[0], "secret-one"), Tunnel(Wan2, GatewayIps[1], "secret-two") };
        tunnels[0] = change?.Invoke(tunnels[0]) ?? tunnels[0];
        return new(
            "dc", Connections.Count == 1 ? [new(tunnels)] : [.. tunnels.Select(t => new LinkFile([t]))], Hosts: [Host], Advertises: [Lan]);
    }

    public DataCentre WithDevice(Func<DeviceTunnelFile, DeviceTunnelFile>? change = null)
    {
        Cloud.Server.Place(Device(change));
        Cloud.Clock.Advance(60);
        return this;
    }

    public async Task<JsonObject> Describe(int connection = 0) => await Cloud.Ok("DescribeVpnConnection", Region, ("VpnConnectionId", Connections[connection]));

    public async Task<string> Health(int connection) => (string)(await Describe(connection))["VcoHealthCheck"]!["Status"]!;

    public async Task<bool> Pings()
    {
        var invocation = await Order("ping -c 3 -W 1 -i 0.2");
        Cloud.Clock.Advance(62);
        return (int?)(await Result(invocation))["ExitCode"] == 0;
    }

    public async Task<string> Order(string ping, int timeout = 60) => (string)(await Cloud.Ok(
        "RunCommand", Region, ("Type", "RunShellScript"), ("CommandContent", $"{ping} {Host}"), ("InstanceId.1", SeedIds.HangzhouEcs), ("Timeout", $"{timeout}")))["InvokeId"]!;

    public async Task<JsonObject> Result(string invocation) =>
        (await Cloud.Ok("DescribeInvocationResults", Region, ("InvokeId", invocation), ("ContentEncoding", "PlainText")))
            ["Invocation"]!["InvocationResults"]!["InvocationResult"]![0]!.AsObject();

    private static DeviceTunnelFile Tunnel(string wan, string gateway, string key) => new(
        wan, gateway, key, IkeVersion: "ikev1", IkeEncAlg: "aes", IkeAuthAlg: "md5", IkePfs: "group2", IpsecEncAlg: "aes", IpsecAuthAlg: "md5", IpsecPfs: "group2");

    private static async Task<string> Customer(EmulatedCloud cloud, string ip) =>
        (string)(await cloud.Ok("CreateCustomerGateway", Region, ("IpAddress", ip), ("Asn", "65500")))["CustomerGatewayId"]!;

    private static async Task Route(EmulatedCloud cloud, string gateway, string connection, string weight)
    {
        await cloud.Ok(
            "CreateVpnRouteEntry", Region, ("VpnGatewayId", gateway), ("RouteDest", Lan), ("NextHop", connection), ("PublishVpc", "true"), ("Weight", weight));
        cloud.Clock.Advance(10);
    }
}
