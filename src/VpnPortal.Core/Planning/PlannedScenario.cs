using System.Diagnostics;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>
/// The topology that a plan leads to, read back from its design. A run keeps its plan only: what a draft and the account say later may
/// differ from what was built.
/// </summary>
public static class PlannedScenario
{
    /// <summary>Reads a whole plan. What no step needs is not known any more: which export the device gets, and an ASN where nothing uses it (0).</summary>
    public static Scenario Of(Plan plan)
    {
        var (crypto, master, slave) = (CryptoOf(plan), TunnelOf(plan, TunnelRole.Master), TunnelOf(plan, TunnelRole.Slave));
        var routing = plan.Design.Any(step => step is EnableBgpStep) ? RoutingMode.Bgp : RoutingMode.Static;
        return plan.Scenario switch
        {
            ScenarioKeys.VpcToVpc => new VpcToVpc(SideOf(plan, SideKey.One), SideOf(plan, SideKey.Two), crypto, master, slave, routing),
            ScenarioKeys.OnPremises => new OnPremises(SideOf(plan, SideKey.One), SiteOf(plan), crypto, master, slave, routing),
            ScenarioKeys.OnPremisesClassic => new OnPremisesClassic(
                SideOf(plan, SideKey.One), SiteOf(plan), crypto, master, slave,
                ClassicOf(plan, TunnelRole.Master).Connection, ClassicOf(plan, TunnelRole.Slave).Connection),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The gateway of a step that buys or uses one, else null.</summary>
    public static VpnGateway? GatewayOf(PlanStep step) => step switch
    {
        CreateVpnGatewayStep create => create.Gateway,
        UseVpnGatewayStep use => use.Gateway,
        _ => null,
    };

    private static VpcSide SideOf(Plan plan, SideKey key)
    {
        var gateway = plan.DesignOf(ResourceAddress.VpnGateway(key));
        var master = CustomerGatewayOf(plan, key, TunnelRole.Master)!;
        return new VpcSide(
            key, gateway.RegionId, GatewayOf(gateway)!, AsnOf(plan, key), SubnetsOf(plan, key),
            master, CustomerGatewayOf(plan, key, TunnelRole.Slave) ?? master, ConnectionOf(plan, key),
            plan.Design.OfType<CreateDestinationRouteStep>().Where(step => step.Side == key).All(step => step.PublishToVpc));
    }

    private static IpsecConnection ConnectionOf(Plan plan, SideKey key) =>
        plan.Design.OfType<CreateIpsecConnectionStep>().FirstOrDefault(step => step.Side == key)?.Connection
        ?? new IpsecConnection("", ClassicOf(plan, TunnelRole.Master).EffectImmediately);

    private static CustomerGateway? CustomerGatewayOf(Plan plan, SideKey key, TunnelRole role) =>
        plan.Design.FirstOrDefault(step => step.Address == ResourceAddress.CustomerGateway(key, role)) switch
        {
            CreateCustomerGatewayStep create => create.CustomerGateway,
            UseCustomerGatewayStep use => use.CustomerGateway,
            _ => null,
        };

    /// <summary>What BGP was given, else what the peer registers.</summary>
    private static long AsnOf(Plan plan, SideKey key) =>
        plan.Design.OfType<EnableBgpStep>().FirstOrDefault(step => step.Side == key)?.LocalAsn ?? CustomerGatewayOf(plan, key.Peer(), TunnelRole.Master)?.Asn ?? 0;

    /// <summary>What the peer routes here: a gateway by its routes or sessions, a device because it was told.</summary>
    private static EquatableArray<Cidr> SubnetsOf(Plan plan, SideKey key) => plan.Design.SelectMany(step => step switch
    {
        AwaitTunnelsStep tunnels when tunnels.Side == key => tunnels.Networks,
        AwaitBgpStep sessions when sessions.Side == key.Peer() => sessions.PeerNetworks,
        CreateDestinationRouteStep route when route.Side == key.Peer() => [route.Destination],
        _ => Enumerable.Empty<Cidr>(),
    }).Distinct().ToEquatableArray();

    private static DataCentre SiteOf(Plan plan)
    {
        var master = CustomerGatewayOf(plan, SideKey.One, TunnelRole.Master)!;
        var slave = CustomerGatewayOf(plan, SideKey.One, TunnelRole.Slave) ?? master;
        return new DataCentre(
            plan.Design.OfType<AwaitTunnelsStep>().First().DeviceName!, master.IpAddress!, slave.IpAddress!, master.Asn, SubnetsOf(plan, SideKey.Two), "");
    }

    private static CryptoProfile CryptoOf(Plan plan) =>
        plan.Design.OfType<CreateIpsecConnectionStep>().FirstOrDefault()?.Crypto ?? ClassicOf(plan, TunnelRole.Master).Crypto;

    private static Tunnel TunnelOf(Plan plan, TunnelRole role) =>
        plan.Design.OfType<CreateIpsecConnectionStep>().FirstOrDefault()?.Tunnels.First(tunnel => tunnel.Role == role)
        ?? new Tunnel(role, ClassicOf(plan, role).PskPath, null) { KeyFingerprint = ClassicOf(plan, role).KeyFingerprint };

    private static CreateClassicConnectionStep ClassicOf(Plan plan, TunnelRole role) =>
        plan.Design.OfType<CreateClassicConnectionStep>().First(step => step.Connection.Role == role);
}
