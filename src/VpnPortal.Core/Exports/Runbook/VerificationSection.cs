using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>Commands to run and what they should print.</summary>
internal sealed class VerificationSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H2("检查命令", "Verification commands");
        foreach (var connection in page.Connections)
        {
            yield return new Heading(3, RunbookPage.Name(connection.Name));
            yield return Commands(page, connection);
        }

        yield return Expected(page);
        if (page.Site is not null)
        {
            yield return page.H3("设备", "The device");
            yield return page.P(
                $"在设备上执行导出中的检查脚本（strongSwan）；其他设备用厂商的等价命令。{RunbookPage.Code("rekey")} 会重新协商一次，只有它能证明 PFS 一致。",
                $"Run the export's check on the device (strongSwan); on others use the vendor's equivalents. {RunbookPage.Code("rekey")} negotiates once more: it alone proves that PFS agrees.");
            yield return new CodeBlock("sh", ["sudo sh /etc/swanctl/vpnportal/verify.sh", "sudo sh /etc/swanctl/vpnportal/verify.sh rekey"]);
        }

        yield return page.H3("连通性", "Connectivity");
        foreach (var block in Connectivity(page)) yield return block;
    }

    private static IEnumerable<MarkdownBlock> Connectivity(RunbookPage page)
    {
        yield return page.Site is { } site
            ? page.P(
                $"登录 {page.PlaceOf(SideKey.One)} 内的 ECS，对{site.Name}内主机的私网 IP 执行；再从那台主机反向执行一次。安全组与主机防火墙须放行 ICMP。",
                $"On an ECS instance in {page.PlaceOf(SideKey.One)}, against the private IP of a host in {site.Name}; then from that host the other way round. Security groups and host firewalls must allow ICMP.")
            : page.P(
                $"登录 {page.PlaceOf(SideKey.One)} 内的 ECS，对 {page.PlaceOf(SideKey.Two)} 内 ECS 的私网 IP 执行；再从另一端反向执行一次。两端安全组须放行 ICMP。",
                $"On an ECS instance in {page.PlaceOf(SideKey.One)}, against the private IP of one in {page.PlaceOf(SideKey.Two)}; then once the other way round. The security groups of both must allow ICMP.");
        yield return new CodeBlock("sh", [page.Site is null ? "ping -c 10 \"$PEER_ECS_IP\"" : "ping -c 10 \"$PEER_HOST_IP\""]);
        yield return page.P(
            $"预期：{RunbookPage.Code("10")} 个报文全部收到，丢包率 {RunbookPage.Code("0")}%。", $"Expected: all {RunbookPage.Code("10")} packets received, {RunbookPage.Code("0")}% loss.");
    }

    private static Paragraph Expected(RunbookPage page)
    {
        var (status, active, up) = (RunbookPage.Code("Status"), RunbookPage.Code("active"), RunbookPage.Code("ipsec_sa_established"));
        var (published, normal) = (RunbookPage.Code("published"), RunbookPage.Code("normal"));
        if (page.Classic is not null)
            return page.P(
                $"预期：网关 {status} 为 {active}；两个 IPsec连接的 {status} 均为 {up}，{RunbookPage.Code("VcoHealthCheck")} 的 {status} 均为 {RunbookPage.Code("success")}；路由权重为 100 与 0，{RunbookPage.Code("State")} 为 {published}（未发布则为 {normal}）。",
                $"Expected: gateway {status} is {active}; {status} of both IPsec connections is {up}, that of their {RunbookPage.Code("VcoHealthCheck")} is {RunbookPage.Code("success")}; the routes' weights are 100 and 0, their {RunbookPage.Code("State")} is {published} ({normal} when not published).");
        return page.IsBgp
            ? page.P(
                $"预期：网关 {status} 为 {active}，{RunbookPage.Code("AutoPropagate")} 为 {RunbookPage.Code("true")}；两条隧道的 {status} 均为 {up}，{RunbookPage.Code("BgpStatus")} 均为 {RunbookPage.Code("success")}；BGP 路由列表中有对端网段。",
                $"Expected: gateway {status} is {active}, {RunbookPage.Code("AutoPropagate")} is {RunbookPage.Code("true")}; {status} of both tunnels is {up}, their {RunbookPage.Code("BgpStatus")} is {RunbookPage.Code("success")}; the list of BGP routes holds the peer's networks.")
            : page.P(
                $"预期：网关 {status} 为 {active}；两条隧道的 {status} 均为 {up}；每条路由 {RunbookPage.Code("State")} 为 {published}（未发布则为 {normal}）。",
                $"Expected: gateway {status} is {active}; {status} of both tunnels is {up}; {RunbookPage.Code("State")} of each route is {published} ({normal} when not published).");
    }

    private static MarkdownBlock Commands(RunbookPage page, RunbookConnection connection)
    {
        var region = connection.Side.RegionId;
        return page.Context.Known.Side(connection.Side.Key).GatewayId is { } gateway && connection.Id is { } id
            && SafeText.IsPlainWord(gateway) && SafeText.IsPlainWord(id) && SafeText.IsPlainWord(region)
            ? new CodeBlock("sh",
                [
                    $"aliyun vpc DescribeVpnGateway --RegionId {region} --VpnGatewayId {gateway}",
                    $"aliyun vpc DescribeVpnConnection --RegionId {region} --VpnConnectionId {id}",
                    $"aliyun vpc DescribeVpnRouteEntries --RegionId {region} --VpnGatewayId {gateway}{(page.IsBgp ? " --RouteEntryType bgp" : "")}",
                ])
            : page.P($"云端 ID 尚未得知：请在控制台的 VPN网关与 IPsec连接页面查看。", $"The cloud ids are not known: look at the VPN gateway and IPsec connection pages of the console.");
    }
}
