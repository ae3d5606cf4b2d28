using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Parameters;

/// <summary>Fills a <see cref="ParameterFile"/> from a context whose addresses have been checked.</summary>
internal static class ParameterFileAssembly
{
    public static ParameterFile Build(ExportContext context)
    {
        var scenario = context.Topology.VpcToVpc;
        return new ParameterFile(
            ParameterFile.CurrentSchema, context.Stamp, context.PortalVersion, context.Secrets == SecretMode.Revealed,
            context.Topology.Topology.Name, VpcToVpcFields.Scenario, "static",
            SideKeys.Both.Select(side => Side(scenario.Side(side), context.Addresses.Side(side))).ToEquatableArray(),
            TunnelRoles.Both.Select(role => Tunnel(context, scenario, role)).ToEquatableArray(),
            Crypto(scenario.Crypto),
            SideKeys.Both.SelectMany(side => Routes(context, scenario.Side(side))).ToEquatableArray(),
            context.Verified.Select(Proof).ToEquatableArray());
    }

    private static ParameterSide Side(VpcSide side, KnownSide known)
    {
        var (gateway, connection) = (side.Gateway, side.Connection);
        return new ParameterSide(
            side.Key.Name(), side.RegionId, gateway.VpcId, gateway.VpcName, side.Subnets, side.Asn,
            new ParameterGateway(
                known.GatewayId, gateway.Name, gateway.BandwidthMbps, gateway.Billing.ChargeType, gateway.Billing.PeriodMonths,
                TunnelRoles.Both.Select(role => Address(gateway, known, role)).ToEquatableArray()),
            new ParameterConnection(
                known.ConnectionId, connection.Name, Cidr.Any.ToString(), Cidr.Any.ToString(), connection.EffectImmediately));
    }

    private static ParameterGatewayAddress Address(VpnGateway gateway, KnownSide known, TunnelRole role)
    {
        var vSwitch = role == TunnelRole.Master ? gateway.Primary : gateway.DisasterRecovery;
        return new ParameterGatewayAddress(role.ApiName(), known.TunnelOf(role).PublicIp!, vSwitch.Id, vSwitch.ZoneId);
    }

    private static ParameterTunnel Tunnel(ExportContext context, VpcToVpc scenario, TunnelRole role)
    {
        var tunnel = scenario.TunnelOf(role);
        return new ParameterTunnel(
            (int)role, role.ApiName(), tunnel.InsideCidr!.Value, Redaction.Show(context.Keys.Of(tunnel), context.Secrets),
            DeadPeerDetection: true, NatTraversal: true,
            SideKeys.Both.Select(side => End(context.Addresses, scenario.Side(side), tunnel)).ToEquatableArray());
    }

    private static ParameterTunnelEnd End(KnownAddresses addresses, VpcSide side, Tunnel tunnel)
    {
        var known = addresses.Side(side.Key).TunnelOf(tunnel.Role);
        var customerGateway = side.CustomerGatewayOf(tunnel.Role);
        var peerIp = addresses.Side(side.Key.Peer()).TunnelOf(tunnel.Role).PublicIp!;
        return new ParameterTunnelEnd(
            side.Key.Name(), known.TunnelId, known.PublicIp!, tunnel.InsideAddress(side.Key)!, known.PublicIp!,
            known.CustomerGatewayId, customerGateway.Name, peerIp, customerGateway.Asn);
    }

    private static ParameterCrypto Crypto(CryptoProfile crypto) => new(
        new ParameterIke(
            crypto.Ike.Version, crypto.Ike.Version == "ikev1" ? crypto.Ike.Mode : null, crypto.Ike.Encryption,
            crypto.Ike.Authentication, crypto.Ike.DhGroup, crypto.Ike.LifetimeSeconds),
        new ParameterIpsec(crypto.Ipsec.Encryption, crypto.Ipsec.Authentication, crypto.Ipsec.Pfs, crypto.Ipsec.LifetimeSeconds));

    private static IEnumerable<ParameterRoute> Routes(ExportContext context, VpcSide side) =>
        context.Topology.VpcToVpc.Side(side.Key.Peer()).Subnets.Select(destination => new ParameterRoute(
            side.Key.Name(), destination, side.Connection.Name, context.Addresses.Side(side.Key).ConnectionId, side.PublishRoutes));

    private static ParameterProof Proof(VerifiedFact fact) =>
        new(fact.Code, ExportContext.Timestamp(fact.At), fact.Sentence.Zh, fact.Sentence.En);
}
