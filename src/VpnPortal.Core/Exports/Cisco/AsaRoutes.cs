using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>
/// The device's own failover. A tunnel interface of the ASA goes down with its SA and takes its routes along. The ASA cannot combine tracks, so a
/// track whose target never answers would take the master out for good; it is made, and bound to the routes once it is seen to work.
/// </summary>
internal static class AsaRoutes
{
    public static IEnumerable<CiscoItem> Build(DeviceView view, ExportLanguage language) =>
        [.. view.Routing == DeviceRouting.Bgp ? Bgp(view, language) : Static(view, language), .. CiscoDiscards.Of(view, language, Discard)];

    private static IEnumerable<CiscoItem> Static(DeviceView view, ExportLanguage language) =>
    [
        new CiscoNote(language.Pick(
            "隧道断开（DPD）时其接口随之断开，距离 1 的路由退出，距离 2 的接替", "when a tunnel is lost (DPD) its interface goes down, the route with distance 1 goes and the one with 2 takes over")),
        .. view.IsClassic ? [HealthChecks(view, language), .. view.Tunnels.Select(tunnel => Route(tunnel, Host(tunnel.HealthCheck!.Source), 1))] : Array.Empty<CiscoItem>(),
        .. view.VpcSubnets.SelectMany(subnet => view.Tunnels.Select(tunnel => Route(tunnel, subnet, tunnel.Index))),
        new CiscoNote(language.Pick(
            $"探测：加载前把目标换成 VPC 中响应 ping 的主机（该主机须能回到隧道接口的地址），并加一条经 {CiscoNames.Tunnel(TunnelRole.Master)} 到该主机的路由（撤销时同样手工删除）。show track 显示 Up 之后，才执行下面注释中的命令绑定到路由；目标从不应答时绑定，主隧道会一直不用",
            $"probe: before loading put a host of the VPC that answers ping in place of the target (it needs a way back to the address of the tunnel interface), and add a route to it by {CiscoNames.Tunnel(TunnelRole.Master)} (remove it by hand, too). Only when show track says Up, bind it to the routes with the commands in the comments below; bound to a target that never answers it keeps the master out of use")),
        .. Probe(view.Tunnels[0]),
        .. view.VpcSubnets.SelectMany(subnet => Bind(view.Tunnels[0], subnet)),
    ];

    private static IEnumerable<CiscoItem> Probe(DeviceTunnel tunnel)
    {
        var number = CiscoNames.Number(tunnel.Role);
        yield return CiscoCommand.Adds(CliLine.Of($"sla monitor {number}"), [
            CiscoCommand.Part(CliLine.Of($"type echo protocol ipIcmpEcho {CiscoNames.ProbeTarget(tunnel)} interface {CiscoNames.Tunnel(tunnel.Role)}")) with
            {
                // The threshold first: its default lies above the timeout, which would then be refused.
                Inner = new([
                    CiscoCommand.Part(CliLine.Of($"num-packets 3")), CiscoCommand.Part(CliLine.Of($"threshold 1000")),
                    CiscoCommand.Part(CliLine.Of($"timeout 1000")), CiscoCommand.Part(CliLine.Of($"frequency 5"))]),
            },
        ]);
        yield return CiscoCommand.Adds(CliLine.Of($"sla monitor schedule {number} life forever start-time now"), undo: CliLine.Of($"no sla monitor schedule {number}"));
        yield return CiscoCommand.Adds(CliLine.Of($"track {number} rtr {number} reachability"));
    }

    private static IEnumerable<CiscoItem> Bind(DeviceTunnel tunnel, Cidr subnet)
    {
        yield return new CiscoNote($"no {Line(tunnel, subnet, 1).Text}");
        yield return new CiscoNote($"{Line(tunnel, subnet, 1).Text} track {CiscoNames.Number(tunnel.Role)}");
    }

    private static CiscoNote HealthChecks(DeviceView view, ExportLanguage language)
    {
        var sources = string.Join(" / ", view.Tunnels.Select(tunnel => tunnel.HealthCheck!.Source));
        var destinations = string.Join(" / ", view.Tunnels.Select(tunnel => tunnel.HealthCheck!.Destination).Distinct());
        return new CiscoNote(language.Pick(
            $"阿里云的健康检查从 {sources} 询问 {destinations}：应答必须走各自的隧道，且该目的地址必须响应 ping",
            $"the health checks of Alibaba Cloud ask {destinations} on behalf of {sources}: each answer has to take its own tunnel, and the destination has to answer ping"));
    }

    private static IEnumerable<CiscoItem> Bgp(DeviceView view, ExportLanguage language) =>
    [
        new CiscoNote(language.Pick(
            "隧道 1 的路由本地优先级较高，隧道 2 对外通告较长的 AS 路径，因此两个方向选同一条隧道（ASA 丢弃从另一接口返回的报文）。ASA 若已运行其他 AS 的 BGP，本节会被拒绝",
            "routes of tunnel 1 have the higher local preference, tunnel 2 announces a longer AS path, so that both directions choose one tunnel (the ASA drops what comes back by the other interface). An ASA that runs BGP with another AS refuses this section")),
        .. CiscoBgp.Policy(view, CliLine.Of($"prefix-list")),
        CiscoCommand.Shared(CliLine.Of($"router bgp {view.Tunnels[0].Bgp!.DeviceAsn}"), [
            CiscoCommand.Within(CliLine.Of($"address-family ipv4 unicast"), [
                .. view.Tunnels.SelectMany(Neighbor),
                .. view.DeviceSubnets.Select(subnet => CiscoCommand.Adds(CliLine.Of($"network {subnet.AddressAt(0)} mask {subnet.DottedMask}"))),
            ], CliLine.Of($"exit-address-family")),
        ]),
    ];

    private static IEnumerable<CiscoItem> Neighbor(DeviceTunnel tunnel)
    {
        var peer = tunnel.Inside!.AlibabaIp;
        yield return CiscoCommand.Adds(CliLine.Of($"neighbor {peer} remote-as {tunnel.Bgp!.AlibabaAsn}"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} timers {CiscoNames.KeepaliveSeconds} {CiscoNames.HoldSeconds} 0"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} activate"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} route-map {CiscoBgp.In(tunnel)} in"));
        yield return CiscoCommand.Part(CliLine.Of($"neighbor {peer} route-map {CiscoBgp.Out(tunnel)} out"));
    }

    private static CiscoCommand Route(DeviceTunnel tunnel, Cidr network, int distance) => CiscoCommand.Adds(Line(tunnel, network, distance));

    private static CliLine Line(DeviceTunnel tunnel, Cidr network, int distance) =>
        CliLine.Of($"route {CiscoNames.Tunnel(tunnel.Role)} {network} {CiscoNames.Inside(tunnel).AlibabaIp} {distance}");

    private static CiscoCommand Discard(Cidr subnet) => CiscoCommand.Adds(CliLine.Of($"route Null0 {subnet} {CiscoNames.DiscardDistance}"));

    private static Cidr Host(string address) => Cidr.Parse($"{address}/32");
}
