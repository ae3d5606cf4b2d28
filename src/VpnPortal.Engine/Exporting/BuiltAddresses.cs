using VpnPortal.Core.Exports;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Exporting;

/// <summary>Public IPs and ids of what a run made: as last seen, else as the run wrote them down.</summary>
public static class BuiltAddresses
{
    /// <summary>Reads both sides.</summary>
    public static KnownAddresses From(StoredRun run, Func<string, RegionSnapshot?> snapshotOf)
    {
        return new KnownAddresses(SideOf(SideKey.One), SideOf(SideKey.Two));

        KnownSide SideOf(SideKey side)
        {
            var gateway = run.State[ResourceAddress.VpnGateway(side)].Outputs;
            var connection = run.State[ResourceAddress.IpsecConnection(side)].Outputs;
            var snapshot = snapshotOf(run.Plan[ResourceAddress.VpnGateway(side)].RegionId);
            var seen = KnownSide.From(
                snapshot?.Gateways.FirstOrDefault(found => found.Id == gateway.GetValueOrDefault(OutputKeys.Id)),
                snapshot?.Connections.FirstOrDefault(found => found.Id == connection.GetValueOrDefault(OutputKeys.Id)));
            return new KnownSide(
                seen.GatewayId ?? gateway.GetValueOrDefault(OutputKeys.Id), seen.ConnectionId ?? connection.GetValueOrDefault(OutputKeys.Id),
                TunnelOf(TunnelRole.Master, OutputKeys.InternetIp, OutputKeys.MasterTunnelId),
                TunnelOf(TunnelRole.Slave, OutputKeys.DisasterRecoveryInternetIp, OutputKeys.SlaveTunnelId));

            KnownTunnel TunnelOf(TunnelRole role, string ipKey, string tunnelKey)
            {
                var tunnel = seen.TunnelOf(role);
                var customerGateway = run.State[ResourceAddress.CustomerGateway(side, role)].Outputs.GetValueOrDefault(OutputKeys.Id);
                return new KnownTunnel(
                    tunnel.PublicIp ?? gateway.GetValueOrDefault(ipKey), tunnel.CustomerGatewayId ?? customerGateway,
                    tunnel.TunnelId ?? connection.GetValueOrDefault(tunnelKey));
            }
        }
    }
}
