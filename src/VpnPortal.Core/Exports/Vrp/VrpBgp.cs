using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>The words of BGP in which the families differ.</summary>
/// <param name="PrefixList"><c>ip ip-prefix</c> on Huawei, <c>ip prefix-list</c> on H3C.</param>
/// <param name="Match">Before the name of a prefix list in a route policy.</param>
/// <param name="Family">Enters the IPv4 unicast view.</param>
/// <param name="PrependSuffix">After the ASNs that are put in front of the path; empty where that is what happens anyway.</param>
internal sealed record BgpWords(CliLine PrefixList, CliLine Match, CliLine Family, CliLine PrependSuffix);

/// <summary>A session in each tunnel, the first preferred in both directions. The gateway offers no BFD and publishes no timers; the lower hold time of the two ends holds.</summary>
internal static class VrpBgp
{
    private const int KeepaliveSeconds = 10, HoldSeconds = 30, Node = 10;

    public static CliSection Section(VrpPage page, BgpWords words, string leak)
    {
        var asn = page.Master.Bgp!.DeviceAsn;
        return CliSection.Of(
            page.Pick("BGP", "BGP"),
            [
                page.Pick(
                    "设备已运行其他自治系统号的 BGP 时，本节不能加载；BGP 进程由本节创建时，撤销之后再执行 undo bgp",
                    "where the device runs BGP with another ASN this section cannot be loaded; where the process came into being here, give undo bgp after the rollback"),
                page.Pick(
                    "network 只发布路由表中有同样前缀的网段：NULL0 路由使其存在，真正的路由总是胜出；设备从 BGP 学到这些网段时删去这些行",
                    "network announces a prefix only while the table holds it: the NULL0 route puts it there, and any real route wins; leave those lines out where the device learns these networks by BGP"),
                leak,
            ],
            [.. Prefixes(page, words), .. page.View.Tunnels.SelectMany(tunnel => Policies(tunnel, words)), .. Anchors(page), Process(page, words, asn)]);
    }

    /// <summary>A black hole for the VPC would win over what BGP learns, so something else has to keep packets out of the clear.</summary>
    public static string Leak(VrpPage page) => page.Pick(
        "两条会话都中断时，去往 VPC 的报文会走默认路由：在出口上拒绝这些目的网段",
        "while both sessions are down, packets for the VPC follow the default route: refuse those destinations at the uplink");

    private static IEnumerable<CliBlock> Prefixes(VrpPage page, BgpWords words)
    {
        CliBlock Permit(string list, int at, Cidr subnet, bool orLonger) => CliBlock.Command(
            CliLine.Of($"{words.PrefixList} {list} index {10 * (at + 1)} permit {Cidr.Format(subnet.Address)} {subnet.PrefixLength}{Longer(subnet, orLonger)}"),
            CliLine.Of($"undo {words.PrefixList} {list}"));

        // One undo takes the whole list; the rollback gives it once.
        return page.View.VpcSubnets.Select((subnet, at) => Permit(VrpNames.VpcPrefixes, at, subnet, orLonger: true))
            .Concat(page.View.DeviceSubnets.Select((subnet, at) => Permit(VrpNames.SitePrefixes, at, subnet, orLonger: false)));
    }

    private static CliLine Longer(Cidr subnet, bool orLonger) =>
        orLonger && subnet.PrefixLength < 32 ? CliLine.Of($" greater-equal {subnet.PrefixLength} less-equal 32") : new("");

    private static IEnumerable<CliBlock> Policies(DeviceTunnel tunnel, BgpWords words)
    {
        var (import, export, asn) = (VrpNames.Import(tunnel.Role), VrpNames.Export(tunnel.Role), tunnel.Bgp!.DeviceAsn);
        yield return CliBlock.Object(
            CliLine.Of($"route-policy {import} permit node {Node}"), CliLine.Of($"undo route-policy {import}"),
            CliBlock.Commands(
                CliLine.Of($"{words.Match} {VrpNames.VpcPrefixes}"),
                CliLine.Of($"apply local-preference {(tunnel.Role == TunnelRole.Master ? 200 : 100)}")));
        List<CliLine> body = [CliLine.Of($"{words.Match} {VrpNames.SitePrefixes}")];
        if (tunnel.Role == TunnelRole.Slave) body.Add(CliLine.Of($"apply as-path {asn} {asn}{words.PrependSuffix}"));
        yield return CliBlock.Object(CliLine.Of($"route-policy {export} permit node {Node}"), CliLine.Of($"undo route-policy {export}"), CliBlock.Commands(body));
    }

    /// <summary>Less preferred than anything, so that more specific and real routes win.</summary>
    private static IEnumerable<CliBlock> Anchors(VrpPage page) => page.View.DeviceSubnets.Select(subnet => CliBlock.Command(
        CliLine.Of($"ip route-static {subnet} NULL0 preference 255"), CliLine.Of($"undo ip route-static {subnet} NULL0")));

    private static CliBlock Process(VrpPage page, BgpWords words, long asn) => CliBlock.Shared(
        CliLine.Of($"bgp {asn}"),
        [
            .. page.View.Tunnels.SelectMany(Neighbor),
            CliBlock.Shared(
                words.Family,
                [
                    .. page.View.Tunnels.SelectMany(tunnel => CliBlock.Commands(
                        CliLine.Of($"peer {tunnel.Inside!.AlibabaIp} enable"),
                        CliLine.Of($"peer {tunnel.Inside.AlibabaIp} route-policy {VrpNames.Import(tunnel.Role)} import"),
                        CliLine.Of($"peer {tunnel.Inside.AlibabaIp} route-policy {VrpNames.Export(tunnel.Role)} export"))),
                    .. page.View.DeviceSubnets.Select(subnet => CliBlock.Command(CliLine.Of($"network {subnet}"), CliLine.Of($"undo network {subnet}"))),
                ]),
        ]);

    private static IEnumerable<CliBlock> Neighbor(DeviceTunnel tunnel)
    {
        yield return CliBlock.Command(CliLine.Of($"peer {tunnel.Inside!.AlibabaIp} as-number {tunnel.Bgp!.AlibabaAsn}"), CliLine.Of($"undo peer {tunnel.Inside.AlibabaIp}"));
        yield return CliBlock.Command(CliLine.Of($"peer {tunnel.Inside.AlibabaIp} timer keepalive {KeepaliveSeconds} hold {HoldSeconds}"));
    }
}
