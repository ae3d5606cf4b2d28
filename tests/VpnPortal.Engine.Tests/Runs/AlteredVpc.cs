using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>The real client, with what it hears changed on the way: for what the cloud may tell and the emulator never does.</summary>
internal sealed class AlteredVpc(IVpcApi real) : IVpcApi
{
    public Func<IReadOnlyList<ObservedVpnGateway>, IReadOnlyList<ObservedVpnGateway>> Gateways { get; set; } = seen => seen;
    public Func<IReadOnlyList<ObservedIpsecConnection>, IReadOnlyList<ObservedIpsecConnection>> Connections { get; set; } = seen => seen;
    public Func<IReadOnlyList<ObservedDestinationRoute>, IReadOnlyList<ObservedDestinationRoute>> Routes { get; set; } = seen => seen;

    /// <summary>Comes before each listing of gateways; for a region that is slow or silent.</summary>
    public Func<string, Task> BeforeGateways { get; set; } = _ => Task.CompletedTask;

    /// <summary>Comes before each call that makes, changes or deletes something, with its token.</summary>
    public Func<string, Task> BeforeCreate { get; set; } = _ => Task.CompletedTask;

    /// <summary>The token under which a gateway is ordered.</summary>
    public Func<string, string> Token { get; set; } = token => token;

    /// <summary>The answer of each call that makes something.</summary>
    public Func<Created, Created> Created { get; set; } = created => created;

    /// <summary>Puts it between engine and client.</summary>
    public static void AddTo(IServiceCollection services, Action<AlteredVpc> alter)
    {
        var real = services.Last(service => service.ServiceType == typeof(IVpcApi));
        services.AddSingleton<IVpcApi>(provider =>
        {
            var altered = new AlteredVpc((IVpcApi)(real.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, real.ImplementationType!)));
            alter(altered);
            return altered;
        });
    }

    public Task<IReadOnlyList<RegionOption>> DescribeRegionsAsync(CancellationToken cancellationToken) => real.DescribeRegionsAsync(cancellationToken);

    public Task<IReadOnlyList<DiscoveredVpc>> DescribeVpcsAsync(string regionId, CancellationToken cancellationToken) =>
        real.DescribeVpcsAsync(regionId, cancellationToken);

    public Task<IReadOnlyList<DiscoveredVSwitch>> DescribeVSwitchesAsync(string regionId, CancellationToken cancellationToken) =>
        real.DescribeVSwitchesAsync(regionId, cancellationToken);

    public Task<IReadOnlyList<string>> DescribeDualTunnelZonesAsync(string regionId, int bandwidthMbps, CancellationToken cancellationToken) =>
        real.DescribeDualTunnelZonesAsync(regionId, bandwidthMbps, cancellationToken);

    public async Task<Created> CreateVpnGatewayAsync(CreateVpnGateway request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return Created(await real.CreateVpnGatewayAsync(request with { ClientToken = Token(request.ClientToken) }, cancellationToken));
    }

    public async Task<IReadOnlyList<ObservedVpnGateway>> DescribeVpnGatewaysAsync(string regionId, CancellationToken cancellationToken)
    {
        await BeforeGateways(regionId);
        return Gateways(await real.DescribeVpnGatewaysAsync(regionId, cancellationToken));
    }

    public async Task<Created> CreateCustomerGatewayAsync(CreateCustomerGateway request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return Created(await real.CreateCustomerGatewayAsync(request, cancellationToken));
    }

    public Task<IReadOnlyList<ObservedCustomerGateway>> DescribeCustomerGatewaysAsync(string regionId, CancellationToken cancellationToken) =>
        real.DescribeCustomerGatewaysAsync(regionId, cancellationToken);

    public async Task<Created> CreateIpsecConnectionAsync(CreateIpsecConnection request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return Created(await real.CreateIpsecConnectionAsync(request, cancellationToken));
    }

    public async Task<Created> CreateClassicConnectionAsync(CreateClassicConnection request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return Created(await real.CreateClassicConnectionAsync(request, cancellationToken));
    }

    public async Task<Created> EnableBgpAsync(EnableBgp request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return Created(await real.EnableBgpAsync(request, cancellationToken));
    }

    public async Task<Created> PropagateRoutesAsync(PropagateRoutes request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return Created(await real.PropagateRoutesAsync(request, cancellationToken));
    }

    public async Task<IReadOnlyList<ObservedIpsecConnection>> DescribeIpsecConnectionsAsync(string regionId, CancellationToken cancellationToken) =>
        Connections(await real.DescribeIpsecConnectionsAsync(regionId, cancellationToken));

    public async Task<Created> CreateDestinationRouteAsync(CreateDestinationRoute request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return Created(await real.CreateDestinationRouteAsync(request, cancellationToken));
    }

    public async Task<IReadOnlyList<ObservedDestinationRoute>> DescribeDestinationRoutesAsync(
        string regionId, string vpnGatewayId, CancellationToken cancellationToken) =>
        Routes(await real.DescribeDestinationRoutesAsync(regionId, vpnGatewayId, cancellationToken));

    public Task<IReadOnlyList<ObservedBgpRoute>> DescribeBgpRoutesAsync(string regionId, string vpnGatewayId, CancellationToken cancellationToken) =>
        real.DescribeBgpRoutesAsync(regionId, vpnGatewayId, cancellationToken);
    public async Task<Answered> RenameVpnGatewayAsync(Rename request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.RenameVpnGatewayAsync(request, cancellationToken);
    }

    public async Task<Answered> RenameCustomerGatewayAsync(Rename request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.RenameCustomerGatewayAsync(request, cancellationToken);
    }

    public async Task<Answered> ModifyIpsecConnectionAsync(ModifyIpsecConnection request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.ModifyIpsecConnectionAsync(request, cancellationToken);
    }

    public async Task<Answered> ModifyClassicConnectionAsync(ModifyClassicConnection request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.ModifyClassicConnectionAsync(request, cancellationToken);
    }

    public async Task<Answered> PublishDestinationRouteAsync(PublishDestinationRoute request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.PublishDestinationRouteAsync(request, cancellationToken);
    }

    public async Task<Answered> WeighDestinationRouteAsync(WeighDestinationRoute request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.WeighDestinationRouteAsync(request, cancellationToken);
    }

    public async Task<Answered> DisableBgpAsync(Removal request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.DisableBgpAsync(request, cancellationToken);
    }

    public async Task<Answered> DeleteDestinationRouteAsync(DeleteDestinationRoute request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.DeleteDestinationRouteAsync(request, cancellationToken);
    }

    public async Task<Answered> DeleteIpsecConnectionAsync(Removal request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.DeleteIpsecConnectionAsync(request, cancellationToken);
    }

    public async Task<Answered> DeleteCustomerGatewayAsync(Removal request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.DeleteCustomerGatewayAsync(request, cancellationToken);
    }

    public async Task<Answered> DeleteVpnGatewayAsync(Removal request, CancellationToken cancellationToken)
    {
        await BeforeCreate(request.ClientToken);
        return await real.DeleteVpnGatewayAsync(request, cancellationToken);
    }
}
