using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>Commands to run and what they should print.</summary>
internal sealed class VerificationSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H2("检查命令", "Verification commands");
        foreach (var side in page.Sides)
        {
            yield return new Heading(3, RunbookPage.Name(side.Connection.Name));
            yield return Commands(page, side);
        }
        yield return page.P(
            $"预期：网关 {RunbookPage.Code("Status")} 为 {RunbookPage.Code("active")}；两条隧道的 {RunbookPage.Code("Status")} 均为 {RunbookPage.Code("ipsec_sa_established")}；每条路由 {RunbookPage.Code("State")} 为 {RunbookPage.Code("published")}（未发布则为 {RunbookPage.Code("normal")}）。",
            $"Expected: gateway {RunbookPage.Code("Status")} is {RunbookPage.Code("active")}; {RunbookPage.Code("Status")} of both tunnels is {RunbookPage.Code("ipsec_sa_established")}; {RunbookPage.Code("State")} of each route is {RunbookPage.Code("published")} ({RunbookPage.Code("normal")} when not published).");
        yield return page.H3("连通性", "Connectivity");
        yield return page.P(
            $"登录 {page.Scenario.One.Gateway.VpcName} 内的 ECS，对 {page.Scenario.Two.Gateway.VpcName} 内 ECS 的私网 IP 执行；再从另一端反向执行一次。两端安全组须放行 ICMP。",
            $"On an ECS instance in {page.Scenario.One.Gateway.VpcName}, against the private IP of one in {page.Scenario.Two.Gateway.VpcName}; then once the other way round. The security groups of both must allow ICMP.");
        yield return new CodeBlock("sh", ["ping -c 10 \"$PEER_ECS_IP\""]);
        yield return page.P(
            $"预期：{RunbookPage.Code("10")} 个报文全部收到，丢包率 {RunbookPage.Code("0")}%。", $"Expected: all {RunbookPage.Code("10")} packets received, {RunbookPage.Code("0")}% loss.");
    }

    private static MarkdownBlock Commands(RunbookPage page, VpcSide side)
    {
        var known = page.Context.Addresses.Side(side.Key);
        return known is { GatewayId: { } gateway, ConnectionId: { } connection }
            && SafeText.IsPlainWord(gateway) && SafeText.IsPlainWord(connection) && SafeText.IsPlainWord(side.RegionId)
            ? new CodeBlock("sh",
                [
                    $"aliyun vpc DescribeVpnGateway --RegionId {side.RegionId} --VpnGatewayId {gateway}",
                    $"aliyun vpc DescribeVpnConnection --RegionId {side.RegionId} --VpnConnectionId {connection}",
                    $"aliyun vpc DescribeVpnRouteEntries --RegionId {side.RegionId} --VpnGatewayId {gateway}",
                ])
            : page.P($"云端 ID 尚未得知：请在控制台的 VPN网关与 IPsec连接页面查看。", $"The cloud ids are not known: look at the VPN gateway and IPsec connection pages of the console.");
    }
}
