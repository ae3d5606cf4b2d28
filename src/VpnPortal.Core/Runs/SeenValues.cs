using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Runs;

/// <summary>What was built with the values that were seen of it. Tunnels are matched by role and id, never by position; what the cloud does not tell stays as it was built.</summary>
/// <param name="Snapshot">The latest look at the region.</param>
/// <param name="Details">What a listing does not hold; null when it was not asked.</param>
/// <param name="IdOf">The cloud's id of what was built.</param>
internal sealed record SeenValues(RegionSnapshot Snapshot, RegionDetails? Details, Func<ResourceAddress, string?> IdOf)
{
    /// <summary>The gateway that stands at an address, if seen.</summary>
    public ObservedVpnGateway? Gateway(ResourceAddress address) => Snapshot.Gateways.FirstOrDefault(gateway => gateway.Id == IdOf(address));

    /// <summary>The connection that stands at an address, if seen.</summary>
    public ObservedIpsecConnection? Connection(ResourceAddress address) => Snapshot.Connections.FirstOrDefault(connection => connection.Id == IdOf(address));

    /// <summary>The customer gateway that stands at an address, if seen.</summary>
    public ObservedCustomerGateway? CustomerGateway(ResourceAddress address) => Details?.CustomerGateways.FirstOrDefault(gateway => gateway.Id == IdOf(address));

    /// <summary>The route, if seen.</summary>
    public ObservedDestinationRoute? Route(BuiltDestinationRoute route) => Details?.Routes.FirstOrDefault(seen =>
        seen.VpnGatewayId == IdOf(route.Gateway) && seen.NextHop == IdOf(route.Connection) && seen.Destination == route.Destination.ToString());

    /// <summary>The same thing as it is now.</summary>
    public BuiltResource Of(BuiltResource built) => built switch
    {
        BuiltVpnGateway { IsUsed: false } gateway when Gateway(built.Address) is { Status: GatewayStatus.Active } seen =>
            gateway with { Spec = gateway.Spec with { Name = seen.Name, BandwidthMbps = seen.BandwidthMbps ?? gateway.Spec.BandwidthMbps } },
        BuiltCustomerGateway { Spec.ExistingId: null } gateway when CustomerGateway(built.Address) is { } seen => gateway with { Spec = gateway.Spec with { Name = seen.Name } },
        BuiltIpsecConnection connection when Connection(built.Address) is { State: "active" } seen => Of(connection, seen),
        BuiltBgp bgp when Connection(bgp.Connection) is { State: "active" } seen => Of(bgp, seen),
        BuiltDestinationRoute route when Route(route) is { } seen => route with { PublishToVpc = seen.Published, Weight = seen.Weight },
        _ => built,
    };

    private static BuiltIpsecConnection Of(BuiltIpsecConnection built, ObservedIpsecConnection seen)
    {
        var proposals = seen.IsSingleTunnel ? [seen.Proposals] : TunnelRoles.Both.Select(role => seen.Tunnel(role)?.Proposals);
        var other = proposals.OfType<ObservedProposals>().Select(Crypto).FirstOrDefault(crypto => crypto != built.Crypto);
        var check = seen.HealthCheck is { } health && built.HealthCheck is not null
            ? new HealthCheck(health.Destination, health.Source, health.IntervalSeconds, health.Retries) : built.HealthCheck;
        return built with { Name = seen.Name, EffectImmediately = seen.EffectImmediately, Crypto = other ?? built.Crypto, HealthCheck = check };
    }

    private static BuiltBgp Of(BuiltBgp built, ObservedIpsecConnection seen)
    {
        var asn = seen.Tunnels.Select(tunnel => tunnel.Bgp?.LocalAsn).FirstOrDefault(asn => asn is not null && asn != built.LocalAsn) ?? built.LocalAsn;
        return built with
        {
            LocalAsn = asn,
            Tunnels = built.Tunnels.Select(inside => seen.Tunnel(inside.Role)?.Bgp is { } bgp && Cidr.TryParse(bgp.TunnelCidr, out var network, out _)
                ? inside with { Network = network } : inside).ToEquatableArray(),
        };
    }

    private static CryptoProfile Crypto(ObservedProposals seen) => new(
        new IkeProposal(seen.IkeVersion, seen.IkeMode, seen.IkeEncryption, seen.IkeAuthentication, seen.IkeDhGroup, seen.IkeLifetimeSeconds),
        new IpsecProposal(seen.IpsecEncryption, seen.IpsecAuthentication, seen.IpsecPfs, seen.IpsecLifetimeSeconds));
}
