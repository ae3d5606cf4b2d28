using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.HuaweiUsg;

/// <summary>USG6000: zones and security policy around the tunnels, IP-Link to watch them.</summary>
internal sealed class UsgDevice : IVrpDevice
{
    public const string DeviceKey = "huawei-usg";

    private static readonly HuaweiIpsec Ipsec = new("Tunnel", new("pre-shared-key"));

    public string Key => DeviceKey;

    public BilingualText Release => new("USG6000 V500R 与 V600R", "USG6000 V500R and V600R");

    public BilingualText? KeyObstacle(string key) => HuaweiKey.Obstacle(key);

    public IEnumerable<CliSection> Configuration(VrpPage page) =>
    [
        Ipsec.Proposals(page, page.UsesSha2 ? [page.Pick(
            "SHA2 的截断方式因版本而异：隧道建立却不通时，检查 ipsec authentication sha2 compatible enable",
            "how SHA2 is cut differs between releases: where the tunnels come up and nothing gets through, look at ipsec authentication sha2 compatible enable")] : []),
        .. page.View.Tunnels.Select(tunnel => Ipsec.TunnelSection(page, tunnel)),
        UsgPolicy.Zone(page, Ipsec),
        UsgPolicy.Rules(page),
        UsgPolicy.Nat(page),
        page.IsBgp ? VrpBgp.Section(page, HuaweiIpsec.Bgp, page.Pick("两条会话都中断时，去往 VPC 的报文由规则 ali_leak 丢弃", "while both sessions are down, the rule ali_leak drops packets for the VPC")) : VrpRoutes.Static(page, tunnel => Ipsec.Tunnel(tunnel.Role), Ipsec.Tunnel),
    ];

    public CliSection Failover(VrpPage page)
    {
        var (name, tunnel) = (VrpNames.Of(TunnelRole.Master), Ipsec.Tunnel(TunnelRole.Master));
        var target = page.Master.HealthCheck?.Source ?? FillIn.ProbeTarget;
        return CliSection.Of(
            page.Pick("IP-Link 探测隧道 1", "IP-Link watches tunnel 1"),
            [
                page.Pick(
                    "默认每 5 秒一次，连续 3 次无应答即判断为中断；隧道 2 的路由不受探测影响，始终作后备",
                    "by default every 5 s, down after 3 misses in a row; the route by tunnel 2 is not watched and always stands behind"),
                page.Pick(
                    $"IP-Link 以 Tunnel 接口的地址为源：{FillIn.ProbeSource} 须是数据中心网段中的空闲地址，且不在设备其他接口的网段内；隧道内网段的地址收不到 VPC 的应答",
                    $"IP-Link asks from the address of the tunnel interface: {FillIn.ProbeSource} must be a free address of the site's networks outside the networks of the device's other interfaces; an answer of the VPC would not reach the inside address of the tunnel"),
                page.Pick("ip-link check enable 对全部 IP-Link 生效，撤销时保留", "ip-link check enable holds for every IP-Link; the rollback leaves it on"),
            ],
            [
                CliBlock.Shared(CliLine.Of($"interface {tunnel}"), [CliBlock.Command(CliLine.Of($"ip address {FillIn.ProbeSource} 255.255.255.255"))]),
                .. page.View.IsClassic ? Array.Empty<CliBlock>() : [VrpRoutes.Host(target, tunnel)],
                CliBlock.Command(new("ip-link check enable")),
                CliBlock.Object(
                    CliLine.Of($"ip-link name {name}"), CliLine.Of($"undo ip-link name {name}"),
                    CliBlock.Commands(CliLine.Of($"destination {target} interface {tunnel} mode icmp"))),
                .. VrpRoutes.Watched(page, tunnel, subnet => CliLine.Of($"ip route-static {subnet} {tunnel} preference {VrpNames.Preference(TunnelRole.Master)} track ip-link {name}")),
            ]);
    }

    public CliSection Uplinks(VrpPage page) => CliSection.Of(
        page.Pick("出口", "uplinks"),
        page.SharesPeer
            ? [page.Pick(
                "两条隧道的对端地址相同：隧道 2 的报文按源地址选路。请确认您的版本对设备自身发出的报文应用策略路由",
                "both tunnels end at one address: the packets of tunnel 2 are routed by their source. Make sure that your release applies policy routes to packets of the device itself")]
            : [],
        [
            .. VrpRoutes.Peers(page),
            .. page.SharesPeer ? new[] { UsgPolicy.SecondUplink(page) } : [],
        ]);

    public IEnumerable<CliSection> Checks(VrpPage page) =>
        HuaweiChecks.Sections(page, Ipsec, new CliLine("display ip-link verbose"))
            .Append(CliSection.Of(
                page.Pick("安全策略与会话", "security policy and sessions"),
                [page.Pick("预期：各规则的命中次数随流量增加", "expected: the hits of the rules grow with the traffic")],
                CliBlock.Commands(new("display security-policy rule all"), new("display nat-policy rule all"))));
}
