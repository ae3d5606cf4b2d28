using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Development;

/// <summary>The scenarios as drawings: two VPCs with BGP, a data centre with two public IPs or one, and single-tunnel connections with weights.</summary>
internal static class SampleScenarios
{
    private const string Office = "172.16.0.0/16";

    private static readonly VpcSide Hangzhou = new(
        SideKey.One, "cn-hangzhou", "VPC-HZ", "10.10.0.0/16",
        new("VPN网关1", DisplayState.Normal, "65530", new("cn-hangzhou-h", "vsw-1", "47.98.10.21"), new("cn-hangzhou-i", "vsw-2", "47.98.10.22")),
        new("IPsec连接1", EffectImmediately: true), new StaticRouting(DisplayState.Normal, published: true));

    private static readonly DataCentreSide DataCentre = new(
        SideKey.Two, "杭州机房 HZ-IDC", Office, new("hz-fw-01", "Cisco IOS XE", "65500", Ips("203.0.113.10", "198.51.100.10")),
        new StaticRouting(DisplayState.Unproven, null));

    /// <summary>Between two VPCs, with a session in each tunnel; the second session is down.</summary>
    public static readonly TopologyView Bgp = SampleTopology.Whole with
    {
        One = SampleTopology.Vpc(SideKey.One, "VPC1", "10.0.0.0/16", "65530", "47.254.10.2") with { Routing = new BgpRouting(DisplayState.Normal, true) },
        Two = SampleTopology.Vpc(SideKey.Two, "VPC2", "192.168.0.0/16", "65500", "47.254.20.2") with { Routing = new BgpRouting(DisplayState.Attention, false) },
        Master = SampleTopology.Whole.Master with { Bgp = new(DisplayState.Up, "169.254.10.1", "169.254.10.2") },
        Slave = SampleTopology.Whole.Slave with { Bgp = new(DisplayState.Down, "169.254.20.1", "169.254.20.2") },
    };

    /// <summary>A device with two public IPs, static routes.</summary>
    public static readonly TopologyView TwoIps = new(
        Hangzhou, DataCentre,
        new(TunnelRole.Master, DisplayState.Up, null, IsNumbered: false), new(TunnelRole.Slave, DisplayState.Standby, null, IsNumbered: false));

    /// <summary>A device whose only public IP ends both tunnels, BGP.</summary>
    public static readonly TopologyView OneIp = new(
        Hangzhou with { Routing = new BgpRouting(DisplayState.Normal, true) },
        DataCentre with
        {
            Device = DataCentre.Device with { PublicIps = Ips("203.0.113.10"), Model = "strongSwan 6" }, Routing = new BgpRouting(DisplayState.Normal, null),
        },
        new(TunnelRole.Master, DisplayState.Up, "169.254.10.0/30", Bgp: new(DisplayState.Up, "169.254.10.1", "169.254.10.2")),
        new(TunnelRole.Slave, DisplayState.Standby, "169.254.20.0/30", Bgp: new(DisplayState.Up, "169.254.20.1", "169.254.20.2")));

    /// <summary>An existing single-tunnel gateway, a connection for each public IP, health checks, weights 100 and 0.</summary>
    public static readonly TopologyView Classic = new(
        Hangzhou with
        {
            Gateway = new("VPN网关1", DisplayState.Normal, null, new[] { new GatewayEnd("cn-hangzhou-h", "vsw-1", "47.98.10.21") }.ToEquatableArray()),
            Connection = null,
            Routing = new StaticRouting(
                new TopologyRoute[] { new(DisplayState.Normal, "IPsec连接1", 100), new(DisplayState.Standby, "IPsec连接2", 0) }.ToEquatableArray(), true),
        },
        DataCentre with { Device = DataCentre.Device with { Asn = null } },
        Single(TunnelRole.Master, DisplayState.Up, "IPsec连接1", DisplayState.Normal), Single(TunnelRole.Slave, DisplayState.Standby, "IPsec连接2", DisplayState.Failed));

    private static TopologyTunnel Single(TunnelRole role, DisplayState state, string connection, DisplayState check) =>
        new(role, state, null, IsNumbered: false, new(connection, EffectImmediately: true), HealthCheck: check);

    private static EquatableArray<string?> Ips(params string?[] ips) => ips.ToEquatableArray();
}
