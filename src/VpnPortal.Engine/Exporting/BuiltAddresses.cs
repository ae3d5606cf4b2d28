using System.Collections.Immutable;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Exporting;

/// <summary>Public IPs and ids of what a design is made of: as last seen, else as the run wrote them down. Of what is reused they are known before any run.</summary>
public static class BuiltAddresses
{
    /// <summary>Reads the ends in the cloud; those of a data centre are part of the design.</summary>
    /// <param name="run">Null before the first run.</param>
    /// <param name="seenIn">What was last seen of a region: gateways and connections.</param>
    public static KnownAddresses From(Scenario scenario, StoredRun? run, Func<string, SeenRegion> seenIn)
    {
        return new KnownAddresses(SideOf(SideKey.One), SideOf(SideKey.Two)) { Made = MadeBy(run).ToEquatableArray() };

        KnownSide SideOf(SideKey key) => scenario.FindSide(key) is { } side ? new BuiltSide(scenario, side, run, seenIn(side.RegionId)).Read() : KnownSide.Unknown;
    }

    private static IEnumerable<string> MadeBy(StoredRun? run) =>
        from step in run?.Plan.Design ?? []
        where step.Calls
        let id = run!.State.Standing(step.Address).Outputs.GetValueOrDefault(OutputKeys.Id)
        where id is not null
        select id;

    /// <summary>One end in the cloud.</summary>
    private sealed record BuiltSide(Scenario Scenario, VpcSide Side, StoredRun? Run, SeenRegion Seen)
    {
        public KnownSide Read()
        {
            var gatewayId = Output(ResourceAddress.VpnGateway(Side.Key), OutputKeys.Id) ?? Side.Gateway.ExistingId;
            var connectionId = Output(ResourceAddress.IpsecConnection(Side.Key), OutputKeys.Id);
            var seen = KnownSide.From(Seen.Gateway(gatewayId), Seen.Connection(connectionId));
            return new KnownSide(seen.GatewayId ?? gatewayId, seen.ConnectionId ?? connectionId, TunnelOf(seen, TunnelRole.Master), TunnelOf(seen, TunnelRole.Slave));
        }

        private KnownTunnel TunnelOf(KnownSide side, TunnelRole role)
        {
            var tunnel = side.TunnelOf(role);
            var registered = Side.SharesCustomerGateway ? TunnelRole.Master : role;
            return new KnownTunnel(
                tunnel.PublicIp ?? Output(ResourceAddress.VpnGateway(Side.Key), OutputKeys.AddressOf(Scenario, role)),
                tunnel.CustomerGatewayId ?? Output(ResourceAddress.CustomerGateway(Side.Key, registered), OutputKeys.Id),
                tunnel.TunnelId ?? Output(ResourceAddress.IpsecConnection(Side.Key), OutputKeys.TunnelIdOf(role)),
                Output(ResourceAddress.IpsecConnection(Side.Key, role), OutputKeys.Id));
        }

        private string? Output(ResourceAddress address, string key) => Run?.State.Standing(address).Outputs.GetValueOrDefault(key);
    }
}

/// <summary>Gateways and connections of a region, by what the observer saw, else by what discovery did.</summary>
public sealed record SeenRegion(RegionSnapshot? Snapshot, Landscape? Landscape)
{
    /// <summary>The gateway with that id, if seen.</summary>
    public ObservedVpnGateway? Gateway(string? id) => (Snapshot?.Gateways ?? []).Concat(Landscape?.Gateways ?? []).FirstOrDefault(gateway => gateway.Id == id);

    /// <summary>The connection with that id, if seen.</summary>
    public ObservedIpsecConnection? Connection(string? id) => (Snapshot?.Connections ?? []).Concat(Landscape?.Connections ?? []).FirstOrDefault(connection => connection.Id == id);
}
