using System.Text.Json.Nodes;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>An emulator on a manual clock with the few steps that many tests share.</summary>
public sealed class EmulatedCloud : IAsyncDisposable
{
    public ManualClock Clock { get; }
    public EmulatorServer Server { get; private set; } = null!;
    public SignedClient Client { get; private set; } = null!;

    private EmulatedCloud(ManualClock clock) => Clock = clock;

    public static async Task<EmulatedCloud> Start(Action<EmulatorOptions>? configure = null, ManualClock? clock = null)
    {
        var cloud = new EmulatedCloud(clock ?? new ManualClock(new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)));
        var options = new EmulatorOptions { Time = cloud.Clock };
        configure?.Invoke(options);
        cloud.Server = await EmulatorServer.StartAsync(options, cancellationToken: TestContext.Current.CancellationToken);
        cloud.Client = new SignedClient(cloud.Server.Address, cloud.Clock);
        return cloud;
    }

    public Task<JsonObject> Ok(string action, params (string, string)[] parameters) => Client.Ok(action, parameters);

    public Task Refused(string code, string action, params (string, string)[] parameters) => Client.Refused(code, action, parameters);

    public static (string, string)[] GatewayOrder(int side, string token = "") =>
    [
        ("VpcId", side == 1 ? SeedIds.Vpc1 : SeedIds.Vpc2),
        ("VSwitchId", side == 1 ? SeedIds.Vpc1SwitchB : SeedIds.Vpc2SwitchB),
        ("DisasterRecoveryVSwitchId", side == 1 ? SeedIds.Vpc1SwitchC : SeedIds.Vpc2SwitchC),
        ("Bandwidth", "10"), ("Name", $"VPN网关{side}"), ("ClientToken", token),
    ];

    public async Task<string> Gateway(int side) => (string)(await Ok("CreateVpnGateway", GatewayOrder(side)))["VpnGatewayId"]!;

    public async Task<string> ActiveGateway(int side)
    {
        var id = await Gateway(side);
        Clock.Advance(301);
        return id;
    }

    public Task<JsonObject> Describe(string gateway) => Ok("DescribeVpnGateway", ("VpnGatewayId", gateway));

    public async Task<string> Customer(string ip) => (string)(await Ok("CreateCustomerGateway", ("IpAddress", ip)))["CustomerGatewayId"]!;

    public async Task<string> Connection(string gateway, (string Master, string Slave) customers, params (string, string)[] more) =>
        (string)(await Ok("CreateVpnConnection", ConnectionOrder(gateway, customers, more)))["VpnConnectionId"]!;

    public static (string, string)[] ConnectionOrder(string gateway, (string Master, string Slave) customers, params (string Name, string Value)[] more)
    {
        var order = new Dictionary<string, string>
        {
            ["VpnGatewayId"] = gateway,
            ["LocalSubnet"] = "0.0.0.0/0",
            ["RemoteSubnet"] = "0.0.0.0/0",
            ["EffectImmediately"] = "true",
            ["TunnelOptionsSpecification.1.Role"] = "master",
            ["TunnelOptionsSpecification.1.CustomerGatewayId"] = customers.Master,
            ["TunnelOptionsSpecification.1.TunnelIkeConfig.Psk"] = "secret-one",
            ["TunnelOptionsSpecification.2.Role"] = "slave",
            ["TunnelOptionsSpecification.2.CustomerGatewayId"] = customers.Slave,
            ["TunnelOptionsSpecification.2.TunnelIkeConfig.Psk"] = "secret-two",
        };
        foreach (var (name, value) in more)
            order[name] = value;
        return [.. order.Select(p => (p.Key, p.Value))];
    }

    public async Task<string[]> TunnelStates(string connection) =>
        [.. (await Ok("DescribeVpnConnection", ("VpnConnectionId", connection)))["TunnelOptionsSpecification"]!["TunnelOptions"]!
            .AsArray().Select(t => (string)t!["Status"]!)];

    public Task<JsonObject> Route(string gateway, string connection, string destination, bool publish = true) => Ok(
        "CreateVpnRouteEntry", ("VpnGatewayId", gateway), ("RouteDest", destination), ("NextHop", connection),
        ("PublishVpc", publish ? "True" : "false"), ("Weight", "100"));

    public async Task<string> Order(string instance, string command, int timeout = 60) => (string)(await Ok(
        "RunCommand", ("Type", "RunShellScript"), ("CommandContent", command), ("InstanceId.1", instance), ("Timeout", $"{timeout}")))["InvokeId"]!;

    public async Task<JsonObject> Result(string invocation, string encoding = "PlainText") =>
        (await Ok("DescribeInvocationResults", ("InvokeId", invocation), ("ContentEncoding", encoding)))
            ["Invocation"]!["InvocationResults"]!["InvocationResult"]![0]!.AsObject();

    public async Task<JsonObject> Run(string instance, string command)
    {
        var invocation = await Order(instance, command);
        Clock.Advance(62);
        return await Result(invocation);
    }

    public async Task Restart(Action<EmulatorOptions> configure)
    {
        await Server.DisposeAsync();
        Client.Dispose();
        var next = await Start(configure, Clock);
        (Server, Client) = (next.Server, next.Client);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
