namespace VpnPortal.Core.Exports.Cisco;

/// <summary>What to look at on the ASA, and what it should say.</summary>
internal static class AsaChecks
{
    public static IEnumerable<CiscoItem> Build(DeviceView view, ExportLanguage language) =>
    [
        new CiscoSection(1, language.Pick("IKE：每条隧道一个会话，状态 READY（IKEv1 为 MM_ACTIVE）", "IKE: a session for each tunnel, READY (MM_ACTIVE with IKEv1)")),
        Show(CliLine.Of($"show crypto {view.Tunnels[0].Ike.Version} sa")),
        Show(CliLine.Of($"show vpn-sessiondb l2l")),
        new CiscoSection(2, language.Pick("IPsec：一进一出两个 SA，有业务时 encaps 与 decaps 都增长；两个隧道接口均为 up", "IPsec: an SA in and one out; encaps and decaps grow while there is traffic; both tunnel interfaces are up")),
        .. Peers(view).Select(peer => Show(CliLine.Of($"show crypto ipsec sa peer {peer}"))),
        .. view.Tunnels.Select(tunnel => Show(CliLine.Of($"show interface {AsaTunnels.Interface(tunnel)}"))),
        .. view.Routing == DeviceRouting.Bgp ? Bgp(view, language) : Static(language),
        Show(CliLine.Of($"show route")),
        new CiscoSection(4, language.Pick("PFS：清除子 SA 后一分钟内应重新出现；否则两端 PFS 组不一致（业务会短暂中断）", "PFS: cleared child SAs should be back within a minute; if not, the PFS groups differ (traffic stops for a moment)")),
        .. Peers(view).Select(peer => Show(CliLine.Of($"clear crypto ipsec sa peer {peer}"))),
        new CiscoSection(5, language.Pick(
            "切换演练：在配置模式对 interface Tunnel91 执行 shutdown，路由应改走 ALI-T2；再执行 no shutdown 应回切", "failover: in configuration mode, shutdown on interface Tunnel91 should move the routes to ALI-T2, no shutdown should bring them back")),
        Show(CliLine.Of($"show route")),
    ];

    private static IEnumerable<CiscoItem> Static(ExportLanguage language) =>
    [
        new CiscoSection(3, language.Pick("路由：VPC 网段经 ALI-T1，距离 1；track 101 只在探测目标有应答时为 Up", "routes: the VPC's networks by ALI-T1 with distance 1; track 101 is Up only if its target answers")),
        Show(CliLine.Of($"show track")),
        Show(CliLine.Of($"show sla monitor operational-state")),
    ];

    private static IEnumerable<CiscoItem> Bgp(DeviceView view, ExportLanguage language) =>
    [
        new CiscoSection(3, language.Pick(
            "BGP：两个邻居都显示收到的前缀数（数字），本端网段出现在两个通告列表中，VPC 前缀经 ALI-T1", "BGP: both neighbours show a number of prefixes, the own networks stand in both lists of announcements, the VPC's prefixes go by ALI-T1")),
        Show(CliLine.Of($"show bgp summary")),
        .. view.Tunnels.Select(tunnel => Show(CliLine.Of($"show bgp neighbors {tunnel.Inside!.AlibabaIp} advertised-routes"))),
    ];

    private static IEnumerable<string> Peers(DeviceView view) => view.Tunnels.Select(tunnel => tunnel.AlibabaIp).Distinct();

    private static CiscoCommand Show(CliLine line) => CiscoCommand.Part(line);
}
