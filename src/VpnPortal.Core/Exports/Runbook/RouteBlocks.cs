using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>The routes of the VPN gateways: typed in, or learned.</summary>
internal static class RouteBlocks
{
    public static IEnumerable<MarkdownBlock> Of(RunbookPage page) => page.IsBgp ? Bgp(page) : Static(page);

    private static IEnumerable<MarkdownBlock> Static(RunbookPage page)
    {
        yield return new Table(
            [
                .. page.Head(("VPN网关", "VPN gateway"), ("目标网段", "Destination"), ("下一跳（IPsec连接）", "Next hop (IPsec connection)")),
                .. page.Classic is null ? [] : page.Head(("权重", "Weight")),
                .. page.Head(("发布到VPC", "Published to the VPC")),
            ],
            [.. from connection in page.Connections from destination in page.Scenario.SubnetsOf(connection.Side.Key.Peer()) select Row(page, connection, destination)]);
        if (page.Classic is null)
            yield return page.P(
                $"权重在双隧道VPN网关上不起作用：主备由隧道的角色决定。", $"Weights have no effect on dual-tunnel VPN gateways: the roles of the tunnels do that work.");
    }

    private static IReadOnlyList<MarkdownText> Row(RunbookPage page, RunbookConnection connection, Cidr destination) =>
    [
        RunbookPage.Name(connection.Side.Gateway.Name), RunbookPage.Code(destination.ToString()), RunbookPage.Name(connection.Name),
        .. page.Classic is { } classic ? [RunbookPage.Number(classic.ConnectionOf(connection.Roles[0]).Weight)] : Array.Empty<MarkdownText>(),
        page.YesNo(connection.Side.PublishRoutes),
    ];

    private static IEnumerable<MarkdownBlock> Bgp(RunbookPage page)
    {
        yield return new Table(
            page.Head(
                ("IPsec连接", "IPsec connection"), ("隧道", "Tunnel"), ("隧道网段", "Tunnel CIDR"), ("本端 BGP 地址", "Local BGP address"), ("对端 BGP 地址", "Peer BGP address"),
                ("本端自治系统号", "Local ASN"), ("对端自治系统号", "Peer ASN")),
            [.. from side in page.Sides from role in TunnelRoles.Both select Session(page, side, role)]);
        yield return page.P(
            $"先在 IPsec连接上开启 BGP，再在 {page.Names(page.Sides.Select(side => side.Gateway.Name))} 上开启路由自动传播：网关发布 VPC 的网段，并把学到的路由写入 VPC 的系统路由表。",
            $"BGP is switched on at the IPsec connections first, then route auto-propagation at {page.Names(page.Sides.Select(side => side.Gateway.Name))}: a gateway announces the VPC's networks and writes what it learns into the VPC's system route table.");
    }

    private static IReadOnlyList<MarkdownText> Session(RunbookPage page, VpcSide side, TunnelRole role)
    {
        var (tunnel, peer) = (page.Scenario.TunnelOf(role), side.Key.Peer());
        return
        [
            RunbookPage.Name(side.Connection.Name), page.Role(role), RunbookPage.Code(tunnel.InsideCidr?.ToString()),
            RunbookPage.Code(tunnel.InsideAddress(side.Key)), RunbookPage.Code(tunnel.InsideAddress(peer)),
            RunbookPage.Number(side.Asn), RunbookPage.Number(side.CustomerGatewayOf(role).Asn),
        ];
    }
}
