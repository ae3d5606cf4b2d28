using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Cloud;

/// <summary>Example 1 by hand, through signed HTTP, against the emulator: the client and it share no code.</summary>
public sealed class EmulatedExampleTests : IAsyncLifetime
{
    private const string Region = SeedIds.Frankfurt;
    private EmulatorServer emulator = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => emulator = await EmulatorServer.StartAsync(new EmulatorOptions(), cancellationToken: Stop);

    public ValueTask DisposeAsync() => emulator.DisposeAsync();

    [Theory]
    [InlineData("Body")]
    [InlineData("Query")]
    public async Task Example1_EveryStepInOrder_EndsWithAnAnsweredPing(string placement)
    {
        using var cloud = Client(("Cloud:ParameterPlacement", placement));
        var vpc = cloud.Vpc;
        Assert.Contains("eu-central-1b", await vpc.DescribeDualTunnelZonesAsync(Region, 10, Stop));
        Assert.Contains(await vpc.DescribeRegionsAsync(Stop), r => r.Id == Region && r.NameZh != r.NameEn);
        Assert.Contains(await vpc.DescribeVSwitchesAsync(Region, Stop), s => s is { Id: SeedIds.Vpc1SwitchB, FreeAddresses: > 0 });

        var first = await vpc.CreateVpnGatewayAsync(Gateway("gw1", SeedIds.Vpc1, SeedIds.Vpc1SwitchB, SeedIds.Vpc1SwitchC), Stop);
        var second = await vpc.CreateVpnGatewayAsync(Gateway("gw2", SeedIds.Vpc2, SeedIds.Vpc2SwitchB, SeedIds.Vpc2SwitchC), Stop);
        var (gateway1, gateway2) = (await ActiveAsync(vpc, first.Id), await ActiveAsync(vpc, second.Id));
        Assert.True(gateway1.IsDualTunnel);
        Assert.NotNull(gateway1.AddressOf(TunnelRole.Slave));

        var connection1 = await ConnectAsync(vpc, "c1", gateway1, gateway2, immediately: true);
        var connection2 = await ConnectAsync(vpc, "c2", gateway2, gateway1, immediately: false);
        await RouteAsync(vpc, gateway1.Id, connection1, "192.168.0.0/16");
        await RouteAsync(vpc, gateway2.Id, connection2, "10.0.0.0/16");

        Assert.Equal("0", (await PingAsync(cloud.Ecs)).ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var tunnels = (await vpc.DescribeIpsecConnectionsAsync(Region, Stop)).SelectMany(c => c.Tunnels).ToList();
        Assert.Equal(4, tunnels.Count);
        Assert.All(tunnels, tunnel => Assert.Equal(TunnelStatus.IpsecSaEstablished, tunnel.Status));
        Assert.DoesNotContain("PLANTED", string.Join('\n', cloud.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AnswerLostAfterItWasDone_IsUnknownAndTheTokenFindsIt()
    {
        using var cloud = Client();
        var request = Gateway("gw1", SeedIds.Vpc1, SeedIds.Vpc1SwitchB, SeedIds.Vpc1SwitchC);
        emulator.AddFault(new Fault("CreateVpnGateway", Fault.DropAfter));
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(request, Stop));
        Assert.Equal((CloudErrorCodes.ConnectionLost, CallEffect.Unknown), (error.Code, error.Effect));
        var found = Assert.Single(await cloud.Vpc.DescribeVpnGatewaysAsync(Region, Stop));
        Assert.Equal(found.Id, (await cloud.Vpc.CreateVpnGatewayAsync(request, Stop)).Id);
        Assert.Single(await cloud.Vpc.DescribeVpnGatewaysAsync(Region, Stop));
    }

    [Fact]
    public async Task Write_GatewayNotYetActive_IsBusy()
    {
        using var cloud = Client();
        var gateway = await cloud.Vpc.CreateVpnGatewayAsync(Gateway("gw1", SeedIds.Vpc1, SeedIds.Vpc1SwitchB, SeedIds.Vpc1SwitchC), Stop);
        var customer = await cloud.Vpc.CreateCustomerGatewayAsync(new CreateCustomerGateway("t", Region, "name", "47.1.2.3", 65530), Stop);
        var tunnel = Requests.Tunnel(customer.Id, "key");
        var request = new CreateIpsecConnection("t", Region, "name", gateway.Id, "0.0.0.0/0", "0.0.0.0/0", true, tunnel, tunnel);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateIpsecConnectionAsync(request, Stop));
        Assert.Equal(("VpnGateway.Configuring", CloudErrorClass.Busy, CallEffect.None), (error.Code, error.Class, error.Effect));
    }

    [Fact]
    public async Task Call_WrongSecret_IsNotPermitted()
    {
        using var cloud = Client(("Cloud:AccessKeySecret", "PLANTED-wrong-secret"));
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.DescribeVpcsAsync(Region, Stop));
        Assert.Equal(("SignatureDoesNotMatch", CloudErrorClass.MoneyOrPermission, false), (error.Code, error.Class, error.IsTransient));
        Assert.DoesNotContain("PLANTED", error.ToString(), StringComparison.Ordinal);
    }

    private CloudUnderTest Client(params (string Key, string Value)[] settings) => new(
        emulator.Address.Authority, [("Cloud:AccessKeyId", "emulator"), ("Cloud:AccessKeySecret", "emulator-secret"), .. settings]);

    private static CreateVpnGateway Gateway(string name, string vpc, string switch1, string switch2) =>
        new("token-" + name, Region, name, vpc, switch1, switch2, 10, "POSTPAY", null);

    private async Task<ObservedVpnGateway> ActiveAsync(IVpcApi vpc, string id)
    {
        for (var look = 0; look < 60; look++)
        {
            var gateway = (await vpc.DescribeVpnGatewaysAsync(Region, Stop)).Single(g => g.Id == id);
            if (gateway.Status == GatewayStatus.Active) return gateway;
            emulator.Advance(TimeSpan.FromSeconds(30));
        }
        throw new TimeoutException($"{id} never became active.");
    }

    private async Task<string> ConnectAsync(IVpcApi vpc, string name, ObservedVpnGateway own, ObservedVpnGateway peer, bool immediately)
    {
        var tunnels = new List<CreateTunnel>();
        foreach (var role in TunnelRoles.Both)
        {
            var request = new CreateCustomerGateway($"{name}-{role}", Region, $"{name}-{role.Name()}", peer.AddressOf(role)!, 65530);
            var customer = await vpc.CreateCustomerGatewayAsync(request, Stop);
            tunnels.Add(Requests.Tunnel(customer.Id, $"PLANTED-key_{role}+/=&%25", own.AddressOf(role)!, peer.AddressOf(role)!));
        }
        var created = await vpc.CreateIpsecConnectionAsync(
            new CreateIpsecConnection(name, Region, name, own.Id, "0.0.0.0/0", "0.0.0.0/0", immediately, tunnels[0], tunnels[1]), Stop);
        await ActiveAsync(vpc, own.Id);
        return created.Id;
    }

    private async Task RouteAsync(IVpcApi vpc, string gatewayId, string connectionId, string destination)
    {
        await vpc.CreateDestinationRouteAsync(
            new CreateDestinationRoute("route-" + gatewayId, Region, gatewayId, destination, connectionId, PublishToVpc: true, Weight: 100), Stop);
        await ActiveAsync(vpc, gatewayId);
        Assert.Equal(
            [new ObservedDestinationRoute(gatewayId, destination, connectionId, 100, Published: true)],
            await vpc.DescribeDestinationRoutesAsync(Region, gatewayId, Stop));
    }

    private async Task<CommandResult> PingAsync(IEcsApi ecs)
    {
        var instance = (await ecs.DescribeInstancesAsync(Region, SeedIds.Vpc1, Stop)).First(i => i.CloudAssistantOnline);
        var command = await ecs.RunCommandAsync(
            Region, instance.Id, $"ping -c 4 -W 1 -i 0.2 {SeedIds.Ecs3Ip}", TimeSpan.FromSeconds(30), "ping-1", Stop);
        for (var look = 0; look < 60; look++)
        {
            var result = await ecs.DescribeInvocationResultAsync(Region, command.InvocationId, instance.Id, Stop);
            if (result.IsFinal) return result;
            emulator.Advance(TimeSpan.FromSeconds(1));
        }
        throw new TimeoutException("The ping never ended.");
    }
}
