using System.Collections.Immutable;
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
    /// <summary>Reads both sides; a data centre has nothing that the cloud tells.</summary>
    public static KnownAddresses From(StoredRun run, Func<string, RegionSnapshot?> snapshotOf)
    {
        return new KnownAddresses(SideOf(SideKey.One), SideOf(SideKey.Two));

        ImmutableSortedDictionary<string, string> OutputsOf(ResourceAddress address, ResourceAddress otherwise) =>
            (run.State.Steps.GetValueOrDefault(address) ?? run.State[otherwise]).Outputs;

        KnownSide SideOf(SideKey side)
        {
            if (run.Plan.Steps.FirstOrDefault(step => step.Address == ResourceAddress.VpnGateway(side)) is not { } planned) return KnownSide.Unknown;
            var gateway = run.State[planned.Address].Outputs;
            var connection = OutputsOf(ResourceAddress.IpsecConnection(side), ResourceAddress.IpsecConnection(side, TunnelRole.Master));
            var snapshot = snapshotOf(planned.RegionId);
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
                var customerGateway = OutputsOf(ResourceAddress.CustomerGateway(side, role), ResourceAddress.CustomerGateway(side, TunnelRole.Master))
                    .GetValueOrDefault(OutputKeys.Id);
                return new KnownTunnel(
                    tunnel.PublicIp ?? gateway.GetValueOrDefault(ipKey), tunnel.CustomerGatewayId ?? customerGateway,
                    tunnel.TunnelId ?? connection.GetValueOrDefault(tunnelKey));
            }
        }
    }
}
