using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Parameters;

/// <summary>Fills a <see cref="ParameterFile"/> from a context whose addresses have been checked.</summary>
internal static class ParameterFileAssembly
{
    public static ParameterFile Build(ExportContext context)
    {
        var scenario = context.Scenario;
        return new ParameterFile(
            ParameterFile.CurrentSchema, context.Stamp, context.PortalVersion, context.Secrets == SecretMode.Revealed,
            context.Topology.Topology.Name, scenario.Key, scenario.Routing == RoutingMode.Bgp ? "bgp" : "static",
            SideKeys.Both.Select(side => Side(scenario, side, context.Known.Side(side))).ToEquatableArray(),
            ParameterLinks.Of(scenario, context.Known).ToEquatableArray(),
            TunnelRoles.Both.Select(role => Tunnel(context, role)).ToEquatableArray(),
            Crypto(scenario.Crypto),
            ParameterRoutes.Of(scenario, context.Known).ToEquatableArray(),
            context.Verified.Select(Proof).ToEquatableArray());
    }

    private static ParameterSide Side(Scenario scenario, SideKey key, KnownSide known)
    {
        var subnets = scenario.SubnetsOf(key);
        var announces = scenario.Routing == RoutingMode.Bgp ? subnets : default;
        if (scenario.FindSide(key) is not { } side)
            return new ParameterSide(key.Name(), "site", scenario.Site!.Name, subnets, scenario.Site.Asn, announces, null, null);
        return new ParameterSide(
            key.Name(), "vpc", side.Gateway.VpcName, subnets, scenario is OnPremisesClassic ? null : side.Asn, announces,
            new ParameterVpc(side.RegionId, side.Gateway.VpcId, side.Gateway.VpcName), Gateway(scenario, side.Gateway, known));
    }

    private static ParameterGateway Gateway(Scenario scenario, VpnGateway gateway, KnownSide known) => new(
        known.GatewayId, gateway.Name, gateway.ExistingId is not null, gateway.BandwidthMbps, gateway.Billing.ChargeType, gateway.Billing.PeriodMonths,
        scenario.Routing == RoutingMode.Bgp,
        (scenario is OnPremisesClassic ? [TunnelRole.Master] : TunnelRoles.Both).Select(role => Address(gateway, known, role)).ToEquatableArray());

    private static ParameterGatewayAddress Address(VpnGateway gateway, KnownSide known, TunnelRole role)
    {
        var vSwitch = role == TunnelRole.Master ? gateway.Primary : gateway.DisasterRecovery;
        return new ParameterGatewayAddress(role.ApiName(), known.TunnelOf(role).PublicIp, vSwitch.Id, vSwitch.ZoneId);
    }

    private static ParameterTunnel Tunnel(ExportContext context, TunnelRole role)
    {
        var (scenario, tunnel) = (context.Scenario, context.Scenario.TunnelOf(role));
        var check = (scenario as OnPremisesClassic)?.ConnectionOf(role).HealthCheck;
        return new ParameterTunnel(
            (int)role, role.ApiName(), tunnel.InsideCidr, Redaction.Show(context.Keys.Of(tunnel), context.Secrets),
            DeadPeerDetection: true, NatTraversal: true,
            check is null ? null : new ParameterHealthCheck(check.Destination, check.Source, check.IntervalSeconds, check.Retries),
            SideKeys.Both.Select(side => End(scenario, context.Known, side, tunnel)).ToEquatableArray());
    }

    private static ParameterTunnelEnd End(Scenario scenario, KnownAddresses addresses, SideKey key, Tunnel tunnel)
    {
        var (known, peer) = (addresses.Side(key).TunnelOf(tunnel.Role), addresses.Side(key.Peer()).TunnelOf(tunnel.Role));
        return new ParameterTunnelEnd(
            key.Name(), known.TunnelId, known.PublicIp, known.PublicIp, tunnel.InsideAddress(key),
            scenario.Routing == RoutingMode.Bgp
                ? new ParameterBgp(scenario.AsnOf(key), tunnel.InsideAddress(key)!, scenario.AsnOf(key.Peer()), tunnel.InsideAddress(key.Peer())!)
                : null,
            scenario.FindSide(key)?.CustomerGatewayOf(tunnel.Role) is { } customerGateway
                ? new ParameterCustomerGateway(known.CustomerGatewayId, customerGateway.Name, peer.PublicIp, customerGateway.Asn)
                : null);
    }

    private static ParameterCrypto Crypto(CryptoProfile crypto) => new(
        new ParameterIke(
            crypto.Ike.Version, crypto.Ike.Version == "ikev1" ? crypto.Ike.Mode : null, crypto.Ike.Encryption,
            crypto.Ike.Authentication, crypto.Ike.DhGroup, crypto.Ike.LifetimeSeconds),
        new ParameterIpsec(crypto.Ipsec.Encryption, crypto.Ipsec.Authentication, crypto.Ipsec.Pfs, crypto.Ipsec.LifetimeSeconds));

    private static ParameterProof Proof(VerifiedFact fact) =>
        new(fact.Code, ExportContext.Timestamp(fact.At), fact.Sentence.Zh, fact.Sentence.En);
}
