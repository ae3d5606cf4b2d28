using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Development;

/// <summary>Drawings to look at: whole, empty, and broken with long names.</summary>
internal static class SampleTopology
{
    private static readonly GatewayEnd Unknown = new(null, null, null);

    public static readonly TopologyView Whole = new(
        Vpc(SideKey.One, "VPC1", "10.0.0.0/16", "65530", "47.254.10.2"), Vpc(SideKey.Two, "VPC2", "192.168.0.0/16", "65500", "47.254.20.2"),
        new(TunnelRole.Master, DisplayState.Up, "169.254.10.0/30"), new(TunnelRole.Slave, DisplayState.Standby, "169.254.20.0/30"));

    public static readonly TopologyView Empty = new(
        Nothing(SideKey.One), Nothing(SideKey.Two),
        new(TunnelRole.Master, DisplayState.Planned, null), new(TunnelRole.Slave, DisplayState.Planned, null));

    public static readonly TopologyView Broken = Whole with
    {
        One = new VpcSide(
            SideKey.One, "eu-central-1", "生产环境核心业务专有网络（法兰克福，金融结算与清算，甲区）", "10.0.0.0/16, 172.16.0.0/12, 192.168.100.0/24, 192.168.101.0/24",
            new(
                "生产环境核心业务VPN网关（主用，变更须经网络组审批）", DisplayState.Normal, "4294967295",
                new("ap-southeast-5a", "生产交换机", "100.100.100.100"), new("eu-central-1c", "vsw-2", "47.254.10.22")),
            new("生产环境核心业务IPsec连接（主用）", EffectImmediately: true), new StaticRouting(DisplayState.Normal, published: true)),
        Two = Vpc(SideKey.Two, "<b>\"R&D\"</b> 'lab'", "192.168.0.0/16", "65500", "47.254.20.2", DisplayState.Updating) with
        {
            Routing = new StaticRouting(DisplayState.Attention, published: false),
        },
        Master = Whole.Master with { State = DisplayState.Down },
        Slave = Whole.Slave with { State = DisplayState.Up },
    };

    /// <summary>A side of example 1.</summary>
    internal static VpcSide Vpc(SideKey key, string vpc, string subnets, string asn, string ip, DisplayState state = DisplayState.Normal) => new(
        key, "eu-central-1", vpc, subnets,
        new($"VPN网关{(int)key}", state, asn, new("eu-central-1b", "vsw-1", $"{ip}1"), new("eu-central-1c", "vsw-2", $"{ip}2")),
        new($"IPsec连接{(int)key}", EffectImmediately: key == SideKey.One), new StaticRouting(DisplayState.Normal, published: true));

    private static VpcSide Nothing(SideKey key) => new(
        key, null, null, null, new(null, DisplayState.Planned, null, Unknown, Unknown), new(null, key == SideKey.One), null);
}
