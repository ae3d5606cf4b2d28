using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>
/// The device's own failover. A static VTI goes down with its SA, which alone takes its routes out. Probes may move them earlier: the master
/// gives way only while its probe fails and the other's is answered, so a target that never answers decides nothing.
/// </summary>
internal static class IosXeRoutes
{
    /// <summary>Decides over the master's routes.</summary>
    private const int Verdict = 100;

    private const int MasterDistance = 10, SlaveDistance = 20;

    public static IEnumerable<CiscoItem> Build(DeviceView view, ExportLanguage language) =>
        [.. view.Routing == DeviceRouting.Bgp ? Bgp(view, language) : Static(view, language), .. CiscoDiscards.Of(view, language, Discard)];

    private static IEnumerable<CiscoItem> Static(DeviceView view, ExportLanguage language) =>
    [
        new CiscoNote(language.Pick(
            "隧道断开（DPD）时其接口随之断开，距离 10 的路由退出，距离 20 的接替。另外，仅当隧道 1 的探测失败而隧道 2 的探测有应答时，也切到隧道 2",
            "when a tunnel is lost (DPD) its interface goes down, the route with distance 10 goes and the one with 20 takes over. Besides, tunnel 1 gives way while its probe fails and tunnel 2's is answered")),
        new CiscoNote(ProbesNeed(view, language)),
        .. view.IsClassic ? [HealthChecks(view, language), .. view.Tunnels.Select(tunnel => CiscoCommand.Adds(CliLine.Of($"ip route {tunnel.HealthCheck!.Source} 255.255.255.255 {IosXeTunnels.Interface(tunnel)}")))] : Array.Empty<CiscoItem>(),
        .. view.Tunnels.SelectMany(Probe),
        CiscoCommand.Adds(
            CliLine.Of($"track {Verdict} list boolean or"),
            [
                CiscoCommand.Part(CliLine.Of($"object {CiscoNames.Number(TunnelRole.Master)}")),
                CiscoCommand.Part(CliLine.Of($"object {CiscoNames.Number(TunnelRole.Slave)} not")),
                CiscoCommand.Part(CliLine.Of($"delay down 10 up 15")),
            ],
            CliLine.Of($"no track {Verdict}")),
        .. view.VpcSubnets.SelectMany(subnet => new[]
        {
            CiscoCommand.Adds(CliLine.Of($"ip route {subnet} {IosXeTunnels.Interface(view.Tunnels[0])} {MasterDistance} track {Verdict}")),
            CiscoCommand.Adds(CliLine.Of($"ip route {subnet} {IosXeTunnels.Interface(view.Tunnels[1])} {SlaveDistance}")),
        }),
    ];

    private static string ProbesNeed(DeviceView view, ExportLanguage language) => language.Pick(
        $"探测目标没有应答也无妨，只是不参与判断。要让它参与：加载前把两个目标换成 VPC 中两台响应 ping 的主机，把 source-interface 换成 source-ip 加本机在 {view.DeviceSubnets[0]} 中的地址，并各加一条 ip route 主机 255.255.255.255 TunnelN（撤销时同样手工删除）",
        $"a target that does not answer does no harm, it only decides nothing. To let the probes decide, before loading put two hosts of the VPC that answer ping in place of the targets, source-ip and an address of this router in {view.DeviceSubnets[0]} in place of source-interface, and for each host a line: ip route HOST 255.255.255.255 TunnelN (remove these by hand, too)");

    private static CiscoNote HealthChecks(DeviceView view, ExportLanguage language) => new(language.Pick(
        $"阿里云的健康检查从 {Sources(view)} 询问 {Destinations(view)}：应答必须走各自的隧道，且该目的地址必须响应 ping",
        $"the health checks of Alibaba Cloud ask {Destinations(view)} on behalf of {Sources(view)}: each answer has to take its own tunnel, and the destination has to answer ping"));

    private static string Sources(DeviceView view) => string.Join(" / ", view.Tunnels.Select(tunnel => tunnel.HealthCheck!.Source));

    private static string Destinations(DeviceView view) => string.Join(" / ", view.Tunnels.Select(tunnel => tunnel.HealthCheck!.Destination).Distinct());

    private static IEnumerable<CiscoItem> Probe(DeviceTunnel tunnel)
    {
        var number = CiscoNames.Number(tunnel.Role);
        yield return CiscoCommand.Adds(CliLine.Of($"ip sla {number}"), [
            CiscoCommand.Part(CliLine.Of($"icmp-echo {CiscoNames.ProbeTarget(tunnel)} source-interface {IosXeTunnels.Interface(tunnel)}")) with
            {
                // The threshold first: its default lies above the timeout, which would then be refused.
                Inner = new([CiscoCommand.Part(CliLine.Of($"threshold 1000")), CiscoCommand.Part(CliLine.Of($"timeout 1000")), CiscoCommand.Part(CliLine.Of($"frequency 5"))]),
            },
        ]);
        yield return CiscoCommand.Part(CliLine.Of($"ip sla schedule {number} life forever start-time now"));
        yield return CiscoCommand.Adds(
            CliLine.Of($"track {number} ip sla {number} reachability"), [CiscoCommand.Part(CliLine.Of($"delay down 10 up 15"))], CliLine.Of($"no track {number}"));
    }

    private static IEnumerable<CiscoItem> Bgp(DeviceView view, ExportLanguage language) =>
    [
        new CiscoNote(language.Pick(
            $"隧道 1 的路由本地优先级较高，隧道 2 对外通告较长的 AS 路径，因此两个方向选同一条隧道。路由器若已运行其他 AS 的 BGP，本节会被拒绝",
            $"routes of tunnel 1 have the higher local preference, tunnel 2 announces a longer AS path, so that both directions choose one tunnel. A router that runs BGP with another AS refuses this section")),
        .. CiscoBgp.Policy(view, CliLine.Of($"ip prefix-list")),
        CiscoCommand.Shared(CliLine.Of($"router bgp {view.Tunnels[0].Bgp!.DeviceAsn}"), [
            .. view.Tunnels.SelectMany(Neighbor),
            CiscoCommand.Within(CliLine.Of($"address-family ipv4"), [
                .. view.DeviceSubnets.Select(subnet => CiscoCommand.Adds(CliLine.Of($"network {subnet.AddressAt(0)} mask {subnet.DottedMask}"))),
                .. view.Tunnels.SelectMany(Activate),
            ], CliLine.Of($"exit-address-family")),
        ]),
    ];

    private static IEnumerable<CiscoItem> Neighbor(DeviceTunnel tunnel)
    {
        var peer = tunnel.Inside!.AlibabaIp;
        yield return CiscoCommand.Adds(CliLine.Of($"neighbor {peer} remote-as {tunnel.Bgp!.AlibabaAsn}"), undo: CliLine.Of($"no neighbor {peer}"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} description {CiscoNames.Tunnel(tunnel.Role)}"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} timers {CiscoNames.KeepaliveSeconds} {CiscoNames.HoldSeconds}"));
    }

    private static IEnumerable<CiscoItem> Activate(DeviceTunnel tunnel)
    {
        var peer = tunnel.Inside!.AlibabaIp;
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} activate"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} soft-reconfiguration inbound"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} route-map {CiscoBgp.In(tunnel)} in"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} route-map {CiscoBgp.Out(tunnel)} out"));
    }

    private static CiscoCommand Discard(Cidr subnet) => CiscoCommand.Adds(CliLine.Of($"ip route {subnet} Null0 {CiscoNames.DiscardDistance}"));
}
