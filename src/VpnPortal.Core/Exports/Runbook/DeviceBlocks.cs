using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>The step of the documents in which the device is configured, with the values as the device sees them.</summary>
internal static class DeviceBlocks
{
    public static IEnumerable<MarkdownBlock> Of(RunbookPage page)
    {
        yield return page.P(
            $"在门户的“导出”页下载该设备的配置（含密钥），按其说明加载。设备看到的本端与对端，与 IPsec连接中的正好相反：",
            $"Download the device's configuration (with secrets) from the portal's page “Exports” and load it as it says. What the device calls local and remote is the opposite of what the IPsec connection does:");
        yield return new Table(
            [
                .. page.Head(("隧道", "Tunnel"), ("设备公网 IP（本端）", "Device's public IP (local)"), ("阿里云公网 IP（对端）", "Alibaba Cloud's public IP (remote)")),
                .. page.Classic is null ? page.Head(("设备隧道内地址", "Device's inside address"), ("对端隧道内地址", "Peer's inside address")) : [],
                .. page.IsBgp ? page.Head(("设备自治系统号", "Device's ASN"), ("对端自治系统号", "Peer's ASN")) : [],
            ],
            [.. TunnelRoles.Both.Select(role => Row(page, role))]);
        yield return page.P(
            $"设备侧：本端网段 {MarkdownText.Code(page.Site!.Subnets)}，对端网段 {MarkdownText.Code(page.Sides[0].Subnets)}。",
            $"At the device: local networks {MarkdownText.Code(page.Site!.Subnets)}, remote networks {MarkdownText.Code(page.Sides[0].Subnets)}.");
        if (page.Classic is { } classic) yield return Answers(page, classic);
        if (page.IsBgp)
            yield return page.P(
                $"设备在每条隧道内与阿里云建立 BGP 会话，发布自己的网段；隧道 1 优先（本地优先级较高，隧道 2 发布时加长 AS 路径）。阿里云未公布 BGP 计时器，导出的配置建议 10/30 秒，以两端较小的保持时间为准。",
                $"The device holds a BGP session with Alibaba Cloud in each tunnel and announces its networks; tunnel 1 is preferred (higher local preference; tunnel 2 is announced with a longer AS path). Alibaba Cloud publishes no BGP timers; the export proposes 10/30 s, and the lower hold time of the two ends holds.");
    }

    private static IReadOnlyList<MarkdownText> Row(RunbookPage page, TunnelRole role)
    {
        var tunnel = page.Scenario.TunnelOf(role);
        return
        [
            page.Role(role), page.Ip(SideKey.Two, role), page.Ip(SideKey.One, role),
            .. page.Classic is null ? [RunbookPage.Code(tunnel.InsideAddress(SideKey.Two)), RunbookPage.Code(tunnel.InsideAddress(SideKey.One))] : Array.Empty<MarkdownText>(),
            .. page.IsBgp ? [RunbookPage.Number(page.Scenario.AsnOf(SideKey.Two)), RunbookPage.Number(page.Scenario.AsnOf(SideKey.One))] : Array.Empty<MarkdownText>(),
        ];
    }

    private static Paragraph Answers(RunbookPage page, OnPremisesClassic classic)
    {
        var destinations = TunnelRoles.Both.Select(role => classic.ConnectionOf(role).HealthCheck.Destination).Distinct().Select(ip => RunbookPage.Code(ip).Value);
        var list = new MarkdownText(string.Join(' ', destinations));
        return page.P(
            $"健康检查的目的 IP {list} 必须应答 ping；应答要从问来的隧道返回，因此设备对每个健康检查源 IP 有一条经各自隧道的 /32 路由。没有主机持有该地址时，strongSwan 设备可以自己应答（interfaces.sh 的 ANSWER=yes）。",
            $"The health checks' destination {list} must answer a ping, and the answer must go back through the tunnel that asked; the device therefore has a /32 route for each health check's source by its own tunnel. Where no host holds that address, a strongSwan device can answer itself (ANSWER=yes in interfaces.sh).");
    }
}
