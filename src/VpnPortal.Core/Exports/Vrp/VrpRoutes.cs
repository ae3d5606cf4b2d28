using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>Static routes: the same command in both families.</summary>
internal static class VrpRoutes
{
    /// <summary>Routes of the static designs, in the order in which they win.</summary>
    public static CliSection Static(VrpPage page, Func<DeviceTunnel, string> way, Func<TunnelRole, string> tunnelInterface) => CliSection.Of(
        page.Pick("路由", "routes"),
        [
            page.Pick(
                $"优先级小者优先：隧道 1 为 {VrpNames.Preference(TunnelRole.Master)}，隧道 2 为 {VrpNames.Preference(TunnelRole.Slave)}；Tunnel 接口在协商中断时可能仍为 UP，因此还需加载 {VrpExport.FailoverFile}",
                $"the lower preference wins: {VrpNames.Preference(TunnelRole.Master)} by tunnel 1, {VrpNames.Preference(TunnelRole.Slave)} by tunnel 2; a tunnel interface may stay up without its SAs, so load {VrpExport.FailoverFile} as well"),
            page.Pick(
                "NULL0：两条隧道都不可用时丢弃去往 VPC 的报文，不会经默认路由明文流出",
                "NULL0: while no tunnel works, packets for the VPC are dropped and never leave in the clear by the default route"),
            .. page.View.IsClassic
                ? [page.Pick("健康检查的应答必须从问来的隧道返回，因此每个源 IP 一条 /32 路由；目的 IP 须有主机应答 ping", "an answer to a health check must go back through the tunnel that asked, hence a /32 route for each source IP; a host must answer at the destination IP")]
                : Array.Empty<string>(),
        ],
        [
            .. page.View.VpcSubnets.SelectMany(subnet => page.View.Tunnels.Select(tunnel => Tunnel(subnet, way(tunnel), tunnel.Role))),
            .. page.View.VpcSubnets.Select(subnet => CliBlock.Command(
                CliLine.Of($"ip route-static {subnet} NULL0 preference {VrpNames.BlackholePreference}"), CliLine.Of($"undo ip route-static {subnet} NULL0"))),
            .. page.View.Tunnels.Where(tunnel => tunnel.HealthCheck is not null).Select(tunnel => Host(tunnel.HealthCheck!.Source, tunnelInterface(tunnel.Role))),
        ]);

    /// <summary>The master's routes again, now bound to what watches the tunnel.</summary>
    public static IEnumerable<CliBlock> Watched(VrpPage page, string way, Func<Cidr, CliLine> route) =>
        page.View.VpcSubnets.Select(subnet => CliBlock.Command(route(subnet), CliLine.Of($"undo ip route-static {subnet} {way}")));

    /// <summary>A host by one tunnel or next hop only.</summary>
    public static CliBlock Host(string address, string way) => CliBlock.Command(
        CliLine.Of($"ip route-static {address} 255.255.255.255 {way}"), CliLine.Of($"undo ip route-static {address} 255.255.255.255 {way}"));

    /// <summary>The gateway's addresses by the uplinks of the tunnels; where both are one, the second needs a policy.</summary>
    public static IEnumerable<CliBlock> Peers(VrpPage page) =>
        page.View.Tunnels.Take(page.SharesPeer ? 1 : 2).Select(tunnel => Host(tunnel.AlibabaIp, FillIn.NextHop(tunnel.Role)));

    /// <summary>A packet of the device itself follows a policy of its own; routers have one policy for all of them.</summary>
    public static string PolicyNote(VrpPage page) => page.Pick(
        $"两条隧道的对端地址相同：隧道 2 的报文按源地址选路，ACL {VrpNames.UplinkAcl} 不得被占用。设备已有 ip local policy-based-route 时，不要加载最后一条，改为把其节点加入原有策略",
        $"both tunnels end at one address: the packets of tunnel 2 are routed by their source, ACL {VrpNames.UplinkAcl} must be free. Where the device has an ip local policy-based-route already, leave out the last command and add its node to that policy");

    /// <param name="page">The export.</param>
    /// <param name="list">Enters the view of an access list, without its number.</param>
    /// <param name="nextHop">Sets the next hop in a policy node.</param>
    public static IEnumerable<CliBlock> SecondUplink(VrpPage page, CliLine list, CliLine nextHop) =>
    [
        CliBlock.Object(
            CliLine.Of($"{list} {VrpNames.UplinkAcl}"), CliLine.Of($"undo {list} {VrpNames.UplinkAcl}"),
            CliBlock.Commands(CliLine.Of($"rule 5 permit ip source {page.Slave.DeviceIp} 0 destination {page.Slave.AlibabaIp} 0"))),
        CliBlock.Object(
            CliLine.Of($"policy-based-route {VrpNames.Both} permit node 10"), CliLine.Of($"undo policy-based-route {VrpNames.Both}"),
            CliBlock.Commands(CliLine.Of($"if-match acl {VrpNames.UplinkAcl}"), CliLine.Of($"{nextHop} {FillIn.NextHop2}"))),
        CliBlock.Command(CliLine.Of($"ip local policy-based-route {VrpNames.Both}"), CliLine.Of($"undo ip local policy-based-route {VrpNames.Both}")),
    ];

    /// <summary>What a router does with packets for the VPC apart from routing them.</summary>
    public static CliSection NatNotes(VrpPage page) => CliSection.Of(
        page.Pick("NAT 与包过滤", "NAT and packet filters"),
        [
            page.Pick(
                "没有命令：去往 VPC 的报文从 Tunnel 接口离开，出口上的 nat outbound 不作用于它们；不要在 Tunnel 接口上配置 nat outbound",
                "no commands: packets for the VPC leave by the tunnel interfaces, and nat outbound of an uplink does not touch them; put no nat outbound on the tunnel interfaces"),
            page.Pick(
                "出口接口上有包过滤或安全域时，放行 UDP 500、UDP 4500 与 ESP，并放行隧道接口与内网之间的流量；严格的反向路径检查改为松散",
                "where an uplink has a packet filter or zones, let UDP 500, UDP 4500 and ESP pass, and what goes between the tunnel interfaces and the inside; loosen a strict reverse path check"),
        ]);

    private static CliBlock Tunnel(Cidr subnet, string way, TunnelRole role) => CliBlock.Command(
        CliLine.Of($"ip route-static {subnet} {way} preference {VrpNames.Preference(role)}"), CliLine.Of($"undo ip route-static {subnet} {way}"));
}
