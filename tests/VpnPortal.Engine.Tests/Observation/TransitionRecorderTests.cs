using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Observation;

public sealed class TransitionRecorderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RecordAsync_ListingRepeatsAnIdOrTellsNone_RecordsEachOnce()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        ObservedTunnel[] tunnels = [Tunnel("", TunnelRole.Master), Tunnel("", TunnelRole.Slave), Tunnel("tun-1", TunnelRole.Master), Tunnel("tun-1", TunnelRole.Slave)];
        var connection = new ObservedIpsecConnection("vco-1", "", "vpn-1", "active", "", "", true, tunnels.ToEquatableArray(), default);
        await portal.Get<TransitionRecorder>().RecordAsync(
            new RegionSnapshot("r", DateTimeOffset.UnixEpoch, default, new[] { connection }.ToEquatableArray()), Stop);
        var kept = await portal.Get<ObservationStore>().LatestAsync("r", Stop);
        Assert.Equal([new("tun-1", nameof(TunnelStatus.IkeSaEstablished))], kept);
    }

    private static ObservedTunnel Tunnel(string id, TunnelRole role) => new(id, role, "", null, null, "", TunnelStatus.IkeSaEstablished);
}
