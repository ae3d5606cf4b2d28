using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>What the cloud has told about what was built: public IPs and ids. Everything may still be missing before the run.</summary>
public sealed record KnownAddresses(KnownSide One, KnownSide Two)
{
    /// <summary>Nothing is known yet.</summary>
    public static readonly KnownAddresses None = new(KnownSide.Unknown, KnownSide.Unknown);

    /// <summary>Ids of what the deployment itself made. Once made, a customer gateway looks like one that was there before.</summary>
    public EquatableArray<string> Made { get; init; }

    /// <summary>The side with that key.</summary>
    public KnownSide Side(SideKey key) => key == SideKey.One ? One : Two;

    /// <summary>The same, with what the design itself tells: the IPs of a data centre, and the ids of what is reused.</summary>
    public KnownAddresses Within(Scenario scenario)
    {
        return this with { One = SideOf(SideKey.One), Two = SideOf(SideKey.Two) };

        KnownSide SideOf(SideKey key) => scenario.FindSide(key) is { } cloud ? Side(key).Within(scenario, cloud) : KnownSide.Of(scenario.Site!);
    }
}

/// <summary>What is known of one side.</summary>
/// <param name="GatewayId"><c>vpn-…</c></param>
/// <param name="ConnectionId"><c>vco-…</c> of the connection that holds both tunnels.</param>
/// <param name="Master">Tunnel 1.</param>
/// <param name="Slave">Tunnel 2.</param>
public sealed record KnownSide(string? GatewayId, string? ConnectionId, KnownTunnel Master, KnownTunnel Slave)
{
    /// <summary>Nothing is known of the side.</summary>
    public static readonly KnownSide Unknown = new(null, null, KnownTunnel.Unknown, KnownTunnel.Unknown);

    /// <summary>The tunnel with that role.</summary>
    public KnownTunnel TunnelOf(TunnelRole role) => role == TunnelRole.Master ? Master : Slave;

    /// <summary>Id of the connection that holds a tunnel.</summary>
    public string? ConnectionIdOf(TunnelRole role) => TunnelOf(role).ConnectionId ?? ConnectionId;

    /// <summary>A data centre: its IPs are part of the design.</summary>
    public static KnownSide Of(DataCentre site) => new(
        null, null, KnownTunnel.Unknown with { PublicIp = Readable(site.MasterIp) }, KnownTunnel.Unknown with { PublicIp = Readable(site.SlaveIp) });

    /// <summary>Joins what was described of the gateway and its connection; tunnels are matched by role, never by position.</summary>
    public static KnownSide From(ObservedVpnGateway? gateway, ObservedIpsecConnection? connection)
    {
        return new KnownSide(gateway?.Id, connection?.Id, Of(TunnelRole.Master), Of(TunnelRole.Slave));

        KnownTunnel Of(TunnelRole role)
        {
            var tunnel = connection?.Tunnel(role);
            return new KnownTunnel(gateway?.AddressOf(role), tunnel?.CustomerGatewayId, tunnel?.Id);
        }
    }

    internal KnownSide Within(Scenario scenario, VpcSide side)
    {
        return this with { GatewayId = GatewayId ?? side.Gateway.ExistingId, Master = Of(TunnelRole.Master), Slave = Of(TunnelRole.Slave) };

        KnownTunnel Of(TunnelRole role)
        {
            var (tunnel, first) = (TunnelOf(role), side.SharesCustomerGateway ? Master : null);
            return tunnel with
            {
                // A single-tunnel gateway has one IP, on which both connections end.
                PublicIp = Readable(tunnel.PublicIp ?? (scenario is OnPremisesClassic ? Master.PublicIp : null)),
                CustomerGatewayId = tunnel.CustomerGatewayId ?? first?.CustomerGatewayId ?? side.CustomerGatewayOf(role).ExistingId,
            };
        }
    }

    /// <summary>Only an IPv4 address in its usual form counts as known; nothing else may get into a file.</summary>
    private static string? Readable(string? ip) => Cidr.IsAddress(ip) ? ip : null;
}

/// <summary>What is known of one end of one tunnel.</summary>
/// <param name="PublicIp">Public IP of the side for this tunnel.</param>
/// <param name="CustomerGatewayId"><c>cgw-…</c> that the side uses for its peer.</param>
/// <param name="TunnelId"><c>tun-…</c>; a single-tunnel connection has none.</param>
/// <param name="ConnectionId"><c>vco-…</c> where the tunnel is a connection of its own.</param>
public sealed record KnownTunnel(string? PublicIp, string? CustomerGatewayId, string? TunnelId, string? ConnectionId = null)
{
    /// <summary>Nothing is known of the tunnel.</summary>
    public static readonly KnownTunnel Unknown = new(null, null, null);
}
