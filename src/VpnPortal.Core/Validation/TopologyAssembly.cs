using System.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation;

/// <summary>Builds the topology of a draft in which no rule found an error, so that everything it needs can be read.</summary>
internal static class TopologyAssembly
{
    public static VpnTopology Build(DraftReading draft) => new(draft.Text(FieldPaths.Name), BuildScenario(draft));

    private static Scenario BuildScenario(DraftReading draft)
    {
        var (crypto, master, slave) = (BuildCrypto(draft), BuildTunnel(draft, TunnelRole.Master), BuildTunnel(draft, TunnelRole.Slave));
        var routing = draft.UsesBgp ? RoutingMode.Bgp : RoutingMode.Static;
        return draft.Scenario switch
        {
            VpcToVpcFields.Scenario => new VpcToVpc(BuildSide(draft, draft.One), BuildSide(draft, draft.Two), crypto, master, slave, routing),
            OnPremisesFields.Scenario => new OnPremises(BuildSide(draft, draft.One), BuildSite(draft), crypto, master, slave, routing),
            ClassicFields.Scenario => new OnPremisesClassic(
                BuildSide(draft, draft.One), BuildSite(draft), crypto, master, slave,
                BuildConnection(draft, TunnelRole.Master), BuildConnection(draft, TunnelRole.Slave)),
            _ => throw new UnreachableException(),
        };
    }

    private static VpcSide BuildSide(DraftReading draft, SideReading side) => new(
        side.Key,
        side.RegionId,
        BuildGateway(draft, side),
        side.Asn ?? 0,
        Subnets(side),
        BuildCustomerGateway(draft, side, TunnelRole.Master),
        BuildCustomerGateway(draft, side, TunnelRole.Slave),
        new IpsecConnection(side.ConnectionName, side.EffectImmediately),
        side.PublishRoutes);

    /// <summary>The address of a device may be registered already; the API takes it once per region, so that registration is used.</summary>
    private static CustomerGateway BuildCustomerGateway(DraftReading draft, SideReading side, TunnelRole role)
    {
        var peer = draft.Side(side.Key.Peer());
        var name = side.CustomerGatewayName(role);
        if (!peer.IsSite) return new CustomerGateway(name, peer.Asn!.Value);
        var registered = side.RegisteredCustomerGateway(peer.SiteIp(role));
        return new CustomerGateway(registered?.Name ?? name, registered?.Asn ?? peer.Asn!.Value, peer.SiteIp(role), registered?.Id);
    }

    private static DataCentre BuildSite(DraftReading draft)
    {
        var site = draft.Two;
        return new DataCentre(
            draft.Text(FieldPaths.SiteName), site.SiteIp(TunnelRole.Master), site.SiteIp(TunnelRole.Slave), site.Asn!.Value, Subnets(site),
            draft.Text(FieldPaths.SiteDevice));
    }

    private static VpnGateway BuildGateway(DraftReading draft, SideReading side)
    {
        var chargeType = side.ExistingGateway is { } existing ? existing.ChargeTypeWord : draft.Text(FieldPaths.ChargeType);
        var period = chargeType == Billing.PrePay ? (int?)draft.Number(FieldPaths.PeriodMonths) : null;
        var primary = BuildVSwitch(side.VSwitch(TunnelRole.Master), side, TunnelRole.Master);
        return new VpnGateway(
            side.GatewayName, side.VpcId, side.Vpc?.Name ?? side.VpcId,
            primary, side.ExistingGateway is { IsDualTunnel: false } ? primary : BuildVSwitch(side.VSwitch(TunnelRole.Slave), side, TunnelRole.Slave),
            (int)(side.Bandwidth ?? 0), new Billing(chargeType, side.ReusesGateway ? null : period),
            side.ReusesGateway ? side.ExistingGatewayId : null);
    }

    /// <summary>The vSwitch of a gateway that is there already may not be listed any more; its id is known all the same.</summary>
    private static VSwitch BuildVSwitch(DiscoveredVSwitch? found, SideReading side, TunnelRole role) => found is null
        ? new VSwitch(side.ExistingGateway?.VSwitchOf(role) ?? "", "", "")
        : new VSwitch(found.Id, found.Name, found.ZoneId);

    private static ClassicConnection BuildConnection(DraftReading draft, TunnelRole role) => new(
        role, draft.Text(FieldPaths.ConnectionName(SideKey.One, role)),
        new HealthCheck(
            draft.Text(FieldPaths.HealthDestination(role)), draft.Text(FieldPaths.HealthSource(role)),
            (int)draft.Number(FieldPaths.HealthInterval(role))!.Value, (int)draft.Number(FieldPaths.HealthRetries(role))!.Value));

    private static Tunnel BuildTunnel(DraftReading draft, TunnelRole role) => new(role, FieldPaths.Psk(role), draft.InsideCidr(role).Value);

    private static EquatableArray<Cidr> Subnets(SideReading side) => side.Subnets.Select(subnet => subnet.Value!.Value).ToEquatableArray();

    private static CryptoProfile BuildCrypto(DraftReading draft) => new(
        new IkeProposal(
            draft.Text(FieldPaths.IkeVersion), draft.Text(FieldPaths.IkeMode), draft.Text(FieldPaths.IkeEncryption),
            draft.Text(FieldPaths.IkeAuthentication), draft.Text(FieldPaths.IkeDhGroup), (int)draft.Number(FieldPaths.IkeLifetime)!.Value),
        new IpsecProposal(
            draft.Text(FieldPaths.IpsecEncryption), draft.Text(FieldPaths.IpsecAuthentication),
            draft.Text(FieldPaths.IpsecPfs), (int)draft.Number(FieldPaths.IpsecLifetime)!.Value));
}
