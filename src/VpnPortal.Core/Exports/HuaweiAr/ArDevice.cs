using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.HuaweiAr;

/// <summary>AR router: NQA to watch the tunnels, a local policy route for the second uplink.</summary>
internal sealed class ArDevice : IVrpDevice
{
    public const string DeviceKey = "huawei-ar";

    private static readonly HuaweiIpsec Ipsec = new("Tunnel0/0/", new("pre-shared-key cipher"));

    public string Key => DeviceKey;

    public BilingualText Release => new("AR V200R010 及以后、V300R", "AR V200R010 and later, V300R");

    public BilingualText? KeyObstacle(string key) => HuaweiKey.Obstacle(key);

    public IEnumerable<CliSection> Configuration(VrpPage page) =>
    [
        Ipsec.Proposals(page, page.UsesSha2 ? Compatible(page) : [], page.UsesSha2 ? [CliBlock.Command(new("ipsec authentication sha2 compatible enable"))] : []),
        .. page.View.Tunnels.Select(tunnel => Ipsec.TunnelSection(page, tunnel)),
        VrpRoutes.NatNotes(page),
        page.IsBgp ? VrpBgp.Section(page, HuaweiIpsec.Bgp, VrpBgp.Leak(page)) : VrpRoutes.Static(page, tunnel => Ipsec.Tunnel(tunnel.Role), Ipsec.Tunnel),
    ];

    public CliSection Failover(VrpPage page)
    {
        var tunnel = Ipsec.Tunnel(TunnelRole.Master);
        var target = page.Master.HealthCheck?.Source ?? FillIn.ProbeTarget;
        return CliSection.Of(
            page.Pick("NQA 探测隧道 1", "NQA watches tunnel 1"),
            [
                page.Pick(
                    "每 10 秒 3 个报文，全部无应答即判断为中断；隧道 2 的路由不受探测影响，始终作后备",
                    "3 packets every 10 s, down when none is answered; the route by tunnel 2 is not watched and always stands behind"),
                page.Pick(
                    $"{FillIn.ProbeSource} 为内网接口的地址：VPC 的应答到不了隧道内网段的地址",
                    $"{FillIn.ProbeSource} is the address of an inside interface: an answer of the VPC would not reach the inside address of the tunnel"),
            ],
            [
                .. page.View.IsClassic ? Array.Empty<CliBlock>() : [VrpRoutes.Host(target, tunnel)],
                Probe(target),
                .. VrpRoutes.Watched(page, tunnel, subnet => CliLine.Of($"ip route-static {subnet} {tunnel} preference {VrpNames.Preference(TunnelRole.Master)} track nqa {VrpNames.Both} {VrpNames.Of(TunnelRole.Master)}")),
            ]);
    }

    public CliSection Uplinks(VrpPage page) => CliSection.Of(
        page.Pick("出口", "uplinks"),
        page.SharesPeer ? [VrpRoutes.PolicyNote(page)] : [],
        [.. VrpRoutes.Peers(page), .. page.SharesPeer ? VrpRoutes.SecondUplink(page, new("acl number"), new("apply ip-address next-hop")) : []]);

    public IEnumerable<CliSection> Checks(VrpPage page) => HuaweiChecks.Sections(
        page, Ipsec, CliLine.Of($"display nqa results test-instance {VrpNames.Both} {VrpNames.Of(TunnelRole.Master)}"));

    /// <summary>A running instance cannot be deleted, so the rollback stops it first.</summary>
    private static CliBlock Probe(string target)
    {
        var enter = CliLine.Of($"nqa test-instance {VrpNames.Both} {VrpNames.Of(TunnelRole.Master)}");
        return new CliBlock(
            enter,
            CliBlock.Commands(
                new("test-type icmp"), CliLine.Of($"destination-address ipv4 {target}"), CliLine.Of($"source-address ipv4 {FillIn.ProbeSource}"),
                // The interval has to be longer than all packets and the last timeout.
                new("interval seconds 2"), new("timeout 2"), new("probe-count 3"), new("frequency 10"), new("start now")).ToEquatableArray(),
            IsView: true,
            new([
                new CliBlock(enter, new([CliBlock.Command(new("stop"))]), IsView: true, default),
                CliBlock.Command(CliLine.Of($"undo {enter}")),
            ]));
    }

    private static IEnumerable<string> Compatible(VrpPage page) =>
    [
        page.Pick(
            "AR 默认的 SHA2 截断方式与 RFC 4868 不同：下面的开关对全部 IPsec 隧道生效；加载前已打开的，撤销时保留，否则撤销之后执行 undo ipsec authentication sha2 compatible enable",
            "by default AR cuts SHA2 in another way than RFC 4868: the switch below holds for every IPsec tunnel; the rollback leaves it on, give undo ipsec authentication sha2 compatible enable after it where it was off before"),
    ];
}
