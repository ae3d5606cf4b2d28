namespace VpnPortal.Core.Exports.Cisco;

/// <summary>What to look at on IOS-XE, and what it should say.</summary>
internal static class IosXeChecks
{
    public static IEnumerable<CiscoItem> Build(DeviceView view, ExportLanguage language)
    {
        var isV1 = view.Tunnels[0].Ike.Version == "ikev1";
        return
        [
            new CiscoSection(1, language.Pick("IKE：两个会话，状态 READY（IKEv1 为 QM_IDLE）", "IKE: two sessions, READY (QM_IDLE with IKEv1)")),
            Show(isV1 ? CliLine.Of($"show crypto isakmp sa") : CliLine.Of($"show crypto ikev2 sa detailed")),
            new CiscoSection(2, language.Pick("IPsec：每个对端一进一出两个 SA，有业务时 encaps 与 decaps 都增长", "IPsec: an SA in and one out for each peer; encaps and decaps grow while there is traffic")),
            .. Peers(view).Select(peer => Show(CliLine.Of($"show crypto ipsec sa peer {peer}"))),
            .. view.Tunnels.Select(tunnel => Show(CliLine.Of($"show interfaces {IosXeTunnels.Interface(tunnel)}"))),
            .. view.Routing == Exports.DeviceRouting.Bgp ? Bgp(view, language) : Static(view, language),
            new CiscoSection(4, language.Pick("PFS：清除子 SA 后一分钟内应重新出现；否则两端 PFS 组不一致（业务会短暂中断）", "PFS: cleared child SAs should be back within a minute; if not, the PFS groups differ (traffic stops for a moment)")),
            .. Peers(view).Select(peer => Show(CliLine.Of($"clear crypto sa peer {peer}"))),
            new CiscoSection(5, language.Pick("切换演练：在配置模式对 Tunnel101 执行 shutdown，业务应改走 Tunnel102；再执行 no shutdown 应回切", "failover: in configuration mode, shutdown on Tunnel101 should move traffic to Tunnel102, no shutdown should bring it back")),
            .. view.VpcSubnets.Select(subnet => Show(CliLine.Of($"show ip route {subnet}"))),
        ];
    }

    private static IEnumerable<CiscoItem> Static(DeviceView view, ExportLanguage language) =>
    [
        new CiscoSection(3, language.Pick(
            "路由：每个 VPC 网段经 Tunnel101，距离 10；track 100 为 Up。track 101、102 只在探测目标有应答时为 Up", "routes: each VPC network by Tunnel101 with distance 10; track 100 is Up. Tracks 101 and 102 are Up only if their targets answer")),
        Show(CliLine.Of($"show track brief")),
        Show(CliLine.Of($"show ip sla statistics")),
        .. view.VpcSubnets.Select(subnet => Show(CliLine.Of($"show ip route {subnet}"))),
    ];

    private static IEnumerable<CiscoItem> Bgp(DeviceView view, ExportLanguage language) =>
    [
        new CiscoSection(3, language.Pick(
            "BGP：两个邻居都显示收到的前缀数（数字），本端网段出现在两个通告列表中，VPC 前缀经 Tunnel101", "BGP: both neighbours show a number of prefixes, the own networks stand in both lists of announcements, the VPC's prefixes go by Tunnel101")),
        Show(CliLine.Of($"show ip bgp summary")),
        .. view.Tunnels.Select(tunnel => Show(CliLine.Of($"show ip bgp neighbors {tunnel.Inside!.AlibabaIp} advertised-routes"))),
        Show(CliLine.Of($"show ip route bgp")),
    ];

    private static IEnumerable<string> Peers(DeviceView view) => view.Tunnels.Select(tunnel => tunnel.AlibabaIp).Distinct();

    private static CiscoCommand Show(CliLine line) => CiscoCommand.Part(line);
}
