using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>What the cloud has told about what was built: public IPs and ids. Everything may still be missing before the run.</summary>
public sealed record KnownAddresses(KnownSide One, KnownSide Two)
{
    /// <summary>Nothing is known yet.</summary>
    public static readonly KnownAddresses None = new(KnownSide.Unknown, KnownSide.Unknown);

    /// <summary>The side with that key.</summary>
    public KnownSide Side(SideKey key) => key == SideKey.One ? One : Two;
}

/// <summary>What is known of one side.</summary>
/// <param name="GatewayId"><c>vpn-…</c></param>
/// <param name="ConnectionId"><c>vco-…</c></param>
/// <param name="Master">Tunnel 1.</param>
/// <param name="Slave">Tunnel 2.</param>
public sealed record KnownSide(string? GatewayId, string? ConnectionId, KnownTunnel Master, KnownTunnel Slave)
{
    /// <summary>Nothing is known of the side.</summary>
    public static readonly KnownSide Unknown = new(null, null, KnownTunnel.Unknown, KnownTunnel.Unknown);

    /// <summary>The tunnel with that role.</summary>
    public KnownTunnel TunnelOf(TunnelRole role) => role == TunnelRole.Master ? Master : Slave;

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
}

/// <summary>What is known of one end of one tunnel.</summary>
/// <param name="PublicIp">Public IP of the side's gateway for this tunnel.</param>
/// <param name="CustomerGatewayId"><c>cgw-…</c> that the side uses for its peer.</param>
/// <param name="TunnelId"><c>tun-…</c></param>
public sealed record KnownTunnel(string? PublicIp, string? CustomerGatewayId, string? TunnelId)
{
    /// <summary>Nothing is known of the tunnel.</summary>
    public static readonly KnownTunnel Unknown = new(null, null, null);
}
