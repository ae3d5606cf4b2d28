using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>Comware 7: NQA and track to watch the tunnels; zones come in a file of their own, since only firewalls have them.</summary>
internal sealed class ComwareDevice : IVrpDevice
{
    public const string DeviceKey = "h3c-comware7";

    private static readonly BgpWords Bgp = new(new("ip prefix-list"), new("if-match ip address prefix-list"), new("address-family ipv4 unicast"), new(""));

    public string Key => DeviceKey;

    public BilingualText Release => new("H3C 路由器（MSR）与防火墙（SecPath F 系列），Comware 7；Comware 5 的命令不同，不适用", "H3C routers (MSR) and firewalls (SecPath F series) with Comware 7; Comware 5 has other commands");

    /// <summary>The word before the key says that it is in clear, so nothing else is read into it.</summary>
    public BilingualText? KeyObstacle(string key) => null;

    public IEnumerable<CliSection> Configuration(VrpPage page) =>
    [
        ComwareIpsec.Proposals(page),
        .. page.View.Tunnels.Select(tunnel => ComwareIpsec.TunnelSection(page, tunnel)),
        VrpRoutes.NatNotes(page),
        page.IsBgp ? VrpBgp.Section(page, Bgp, VrpBgp.Leak(page)) : VrpRoutes.Static(page, Way, ComwareIpsec.Tunnel),
    ];

    /// <summary>On Comware a track entry belongs to a route with a next hop, so the routes of the tunnels have one.</summary>
    private static string Way(DeviceTunnel tunnel) => VrpNames.Inside(tunnel).Far;

    public CliSection Failover(VrpPage page)
    {
        var (name, number, way) = (VrpNames.Of(TunnelRole.Master), VrpNames.Number(TunnelRole.Master), Way(page.Master));
        var target = page.Master.HealthCheck?.Source ?? FillIn.ProbeTarget;
        return CliSection.Of(
            page.Pick("NQA 与 Track 探测隧道 1", "NQA and track watch tunnel 1"),
            [
                page.Pick(
                    $"每 5 秒一次，连续 3 次无应答即判断为中断；Track 项 {number} 不得被占用；隧道 2 的路由不受探测影响，始终作后备",
                    $"every 5 s, down after 3 misses in a row; track entry {number} must be free; the route by tunnel 2 is not watched and always stands behind"),
                page.Pick(
                    $"{FillIn.ProbeSource} 为内网接口的地址：VPC 的应答到不了隧道内网段的地址",
                    $"{FillIn.ProbeSource} is the address of an inside interface: an answer of the VPC would not reach the inside address of the tunnel"),
            ],
            [
                .. page.View.IsClassic ? Array.Empty<CliBlock>() : [VrpRoutes.Host(target, ComwareIpsec.Tunnel(TunnelRole.Master))],
                Probe(name, target),
                CliBlock.Command(CliLine.Of($"nqa schedule {VrpNames.Both} {name} start-time now lifetime forever"), CliLine.Of($"undo nqa schedule {VrpNames.Both} {name}")),
                CliBlock.Command(CliLine.Of($"track {number} nqa entry {VrpNames.Both} {name} reaction 1"), CliLine.Of($"undo track {number}")),
                .. VrpRoutes.Watched(page, way, subnet => CliLine.Of($"ip route-static {subnet} {way} track {number} preference {VrpNames.Preference(TunnelRole.Master)}")),
            ]);
    }

    /// <summary>The type enters a view of its own, from which one <c>quit</c> leads back to the system view.</summary>
    private static CliBlock Probe(string name, string target) => CliBlock.Object(
        CliLine.Of($"nqa entry {VrpNames.Both} {name}"), CliLine.Of($"undo nqa entry {VrpNames.Both} {name}"),
        CliBlock.Commands(
            new("type icmp-echo"), CliLine.Of($"destination ip {target}"), CliLine.Of($"source ip {FillIn.ProbeSource}"), new("frequency 5000"),
            new("reaction 1 checked-element probe-fail threshold-type consecutive 3 action-type trigger-only")));

    public CliSection Uplinks(VrpPage page) => CliSection.Of(
        page.Pick("出口", "uplinks"),
        page.SharesPeer ? [VrpRoutes.PolicyNote(page)] : [],
        [.. VrpRoutes.Peers(page), .. page.SharesPeer ? VrpRoutes.SecondUplink(page, new("acl advanced"), new("apply next-hop")) : []]);

    public (string Name, string Purpose, CliSection Section)? Extra(VrpPage page) =>
        (ComwareZones.FileName, page.Pick("安全域与安全策略，仅防火墙需要", "zones and security policy, firewalls only"), ComwareZones.Section(page));

    public IEnumerable<CliSection> Checks(VrpPage page) => ComwareChecks.Sections(page);
}
