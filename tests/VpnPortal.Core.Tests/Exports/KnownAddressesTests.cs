using VpnPortal.Core.Exports;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

public sealed class KnownAddressesTests
{
    [Fact]
    public void KnownSide_FromObservations_MatchesTunnelsByRoleNotByPosition()
    {
        var side = KnownSide.From(
            Gateway("198.51.100.87", "198.51.100.78"),
            Connection(Tunnel(TunnelRole.Slave, "tun-2", "cgw-2"), Tunnel(TunnelRole.Master, "tun-1", "cgw-1")));
        Assert.Equal(new KnownTunnel("198.51.100.87", "cgw-1", "tun-1"), side.Master);
        Assert.Equal(new KnownTunnel("198.51.100.78", "cgw-2", "tun-2"), side.Slave);
        Assert.Equal(("vpn-1", "vco-1"), (side.GatewayId, side.ConnectionId));
    }

    [Fact]
    public void KnownSide_OfAGatewayInPreparation_KnowsNoAddress()
    {
        var side = KnownSide.From(Gateway(null, null), null);
        Assert.Null(side.Master.PublicIp);
        Assert.Equal(KnownSide.Unknown, KnownSide.From(null, null));
    }

    private static ObservedVpnGateway Gateway(string? first, string? second) => new(
        "vpn-1", "g", "vpc-1", "vsw-1", "vsw-2", first, second, GatewayStatus.Active, "Normal", "POSTPAY", "10M", DateTimeOffset.UnixEpoch);

    private static ObservedIpsecConnection Connection(params ObservedTunnel[] tunnels) => new(
        "vco-1", "c", "vpn-1", "active", "0.0.0.0/0", "0.0.0.0/0", EffectImmediately: true, tunnels.ToEquatableArray(), DateTimeOffset.UnixEpoch);

    private static ObservedTunnel Tunnel(TunnelRole role, string id, string customerGateway) =>
        new(id, role, customerGateway, null, null, "active", TunnelStatus.IpsecSaEstablished);
}
