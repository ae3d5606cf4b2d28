using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Observation;
using VpnPortal.Engine.Discovery;

namespace VpnPortal.Web.Features.Api;

/// <summary>Regions of the account.</summary>
/// <param name="Fault">Why they could not be read.</param>
public sealed record ApiRegions(IReadOnlyList<ApiRegion> Regions, ApiFault? Fault);

/// <summary>A region of the account.</summary>
public sealed record ApiRegion(string Id, string Name);

/// <summary>What a region has to choose from.</summary>
/// <param name="Fault">Why it could not be read.</param>
public sealed record ApiLandscape(
    [property: Description("Zones that take a dual-tunnel gateway.")] IReadOnlyList<string> DualTunnelZones,
    IReadOnlyList<ApiVpc> Vpcs, IReadOnlyList<ApiVSwitch> VSwitches, ApiFault? Fault,
    [property: Description("VPN gateways that are there already and may be used again.")] IReadOnlyList<ApiGateway> Gateways,
    [property: Description("Customer gateways that are there already; an IP can be registered once per region only.")] IReadOnlyList<ApiCustomerGateway> CustomerGateways,
    [property: Description("Whether the region offers BGP; null when that is not known.")] bool? OffersBgp);

/// <summary>A VPN gateway of the account.</summary>
public sealed record ApiGateway(string Id, string Name, string VpcId, bool IsDualTunnel, int? BandwidthMbps, GatewayStatus Status, IReadOnlyList<string> PublicIps)
{
    internal static ApiGateway Of(ObservedVpnGateway found) => new(
        found.Id, found.Name, found.VpcId, found.IsDualTunnel, found.BandwidthMbps, found.Status,
        [.. new[] { found.InternetIp, found.DisasterRecoveryInternetIp }.OfType<string>()]);
}

/// <summary>A customer gateway of the account.</summary>
public sealed record ApiCustomerGateway(string Id, string Name, string IpAddress, long? Asn);

/// <summary>A VPC of the account.</summary>
public sealed record ApiVpc(string Id, string Name, IReadOnlyList<string> Cidrs);

/// <summary>A vSwitch of the account; a dual-tunnel gateway takes one address of it.</summary>
public sealed record ApiVSwitch(string Id, string Name, string VpcId, string ZoneId, string Cidr, int FreeAddresses);

/// <summary>Instances of a VPC that may send or answer a ping.</summary>
/// <param name="Fault">Why they could not be read.</param>
public sealed record ApiInstances(IReadOnlyList<ApiInstance> Instances, ApiFault? Fault);

/// <summary>An instance of the account.</summary>
/// <param name="CloudAssistantOnline">It can send a ping.</param>
public sealed record ApiInstance(string Id, string Name, string PrivateIp, string Status, bool CloudAssistantOnline)
{
    internal static ApiInstance Of(DiscoveredInstance found) => new(found.Id, found.Name, found.PrivateIp, found.Status, found.CloudAssistantOnline);
}

/// <summary>What the pickers of the wizard offer. A cloud that does not answer is told in the answer, not by a status: the portal itself is well.</summary>
internal static class DiscoveryApi
{
    private const string Tag = "Account";

    public static void MapDiscoveryApi(this RouteGroupBuilder api)
    {
        api.MapGet("/account/regions", RegionsAsync).WithTags(Tag).Produces<ApiRegions>().Says(
            "ListRegions", "List the regions of the account", "What the cloud answered is kept for a minute.");
        api.MapGet("/account/regions/{regionId}", LandscapeAsync).WithTags(Tag).Produces<ApiLandscape>().Says(
            "ReadRegion", "Read what a region has to choose from", "VPCs, vSwitches, the zones that take a dual-tunnel gateway, and gateways that may be used again.");
        api.MapGet("/account/regions/{regionId}/vpcs/{vpcId}/instances", InstancesAsync).WithTags(Tag).Produces<ApiInstances>().Says(
            "ListInstances", "List the instances of a VPC", "With the state of their Cloud Assistant, without which none can send a ping.");
        api.MapPost("/account/refresh", Refresh).WithTags(Tag).Produces(204).Says(
            "RefreshAccount", "Ask the cloud anew", "Forgets what was read of the account; whatever is asked next is read again.");
    }

    private static IResult Refresh(DiscoveryService discovery)
    {
        discovery.Forget();
        return TypedResults.NoContent();
    }

    private static async Task<IResult> RegionsAsync(DiscoveryService discovery, CancellationToken cancellationToken)
    {
        var found = await discovery.TryRegionsAsync(cancellationToken);
        var english = CultureInfo.CurrentUICulture.Name.StartsWith("en", StringComparison.Ordinal);
        return TypedResults.Ok(new ApiRegions(
            [.. found.Items.Select(region => new ApiRegion(region.Id, english ? region.NameEn : region.NameZh))],
            found.Fault is { } fault ? ApiFault.Of(fault) : null));
    }

    private static async Task<IResult> LandscapeAsync(string regionId, DiscoveryService discovery, CancellationToken cancellationToken)
    {
        var discovered = await discovery.LandscapesAsync([regionId], cancellationToken);
        var found = discovered.Landscapes.GetValueOrDefault(regionId) ?? new Landscape(regionId, default, default, default);
        return TypedResults.Ok(new ApiLandscape(
            found.DualTunnelZones, [.. found.Vpcs.Select(vpc => new ApiVpc(vpc.Id, vpc.Name, vpc.Cidrs))],
            [.. found.VSwitches.Select(one => new ApiVSwitch(one.Id, one.Name, one.VpcId, one.ZoneId, one.Cidr, one.FreeAddresses))], discovered.FaultOf(regionId) is { } fault ? ApiFault.Of(fault) : null,
            [.. found.Gateways.Select(ApiGateway.Of)], [.. found.CustomerGateways.Select(one => new ApiCustomerGateway(one.Id, one.Name, one.IpAddress, one.Asn))], found.OffersBgp));
    }

    private static async Task<IResult> InstancesAsync(string regionId, string vpcId, DiscoveryService discovery, CancellationToken cancellationToken)
    {
        var found = await discovery.TryInstancesAsync(regionId, vpcId, cancellationToken);
        return TypedResults.Ok(new ApiInstances([.. found.Items.Select(ApiInstance.Of)], found.Fault is { } fault ? ApiFault.Of(fault) : null));
    }
}
