using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>What this is, what exists, and how it hangs together.</summary>
internal sealed class OverviewSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        var context = page.Context;
        yield return new Heading(1, page.T($"运行手册：{context.Topology.Topology.Name}", $"Runbook: {context.Topology.Topology.Name}"));
        yield return page.P(
            $"由 VpnPortal {MarkdownText.Code(context.PortalVersion)} 于 {MarkdownText.Code(context.Stamp)} 生成。{What(page)}本手册不含预共享密钥（{PresharedKey.Mask}），也不含联系人；值班电话请另行登记。",
            $"Made by VpnPortal {MarkdownText.Code(context.PortalVersion)} at {MarkdownText.Code(context.Stamp)}. {What(page)} It holds no pre-shared keys ({PresharedKey.Mask}) and no contacts; keep the on-call list elsewhere.");
        if (context.Gaps.Count > 0)
            yield return page.P(
                $"预览：有 {context.Gaps.Count} 个公网 IP 要到执行之后才得知，表中以“–”表示。", $"Preview: {context.Gaps.Count} public IPs are known only once the deployment has run; tables show a dash for them.");
        yield return page.H2("现有资源", "What exists");
        yield return new Table(
            page.Head(("资源", "Resource"), ("名称", "Name"), ("ID", "Id"), ("地域", "Region"), ("备注", "Note")),
            [.. page.Sides.SelectMany(side => Resources(page, side)), .. page.Site is { } site ? Device(page, site) : []]);
        yield return page.H2("拓扑", "Topology");
        yield return new CodeBlock("text", [.. TunnelRoles.Both.Select(role => Drawing(page, role))]);
        yield return page.Classic is null
            ? page.P(
                $"每个网关只用一个 IPsec连接，连接内隧道 1 固定为主、隧道 2 固定为备；两条隧道的可用区见步骤一。",
                $"Each gateway has one IPsec connection; within it tunnel 1 is always master and tunnel 2 slave; step 1 shows their zones.")
            : page.P(
                $"单隧道VPN网关上有两个 IPsec连接，各有健康检查；路由权重 100 的连接承载流量，它的健康检查失败时由权重 0 的连接接替。",
                $"A single-tunnel VPN gateway with two IPsec connections, each with a health check; the connection with weight 100 carries the traffic, the one with weight 0 takes over when its health check fails.");
    }

    private static MarkdownText What(RunbookPage page) => page.Scenario switch
    {
        OnPremisesClassic classic => page.T(
            $"{classic.Cloud.Gateway.VpcName} 与{classic.DataCentre.Name}经两个单隧道 IPsec连接互通，静态路由，健康检查切换。",
            $"{classic.Cloud.Gateway.VpcName} and {classic.DataCentre.Name} joined by two single-tunnel IPsec connections with static routes and health checks."),
        { Site: { } site } when page.IsBgp => page.T(
            $"{page.Sides[0].Gateway.VpcName} 与{site.Name}经双隧道 IPsec-VPN 互通，BGP 动态路由。",
            $"{page.Sides[0].Gateway.VpcName} and {site.Name} joined by a dual-tunnel IPsec-VPN with routes from BGP."),
        { Site: { } site } => page.T(
            $"{page.Sides[0].Gateway.VpcName} 与{site.Name}经双隧道 IPsec-VPN 互通，静态路由。",
            $"{page.Sides[0].Gateway.VpcName} and {site.Name} joined by a dual-tunnel IPsec-VPN with static routes."),
        _ when page.IsBgp => page.T($"两个 VPC 经双隧道 IPsec-VPN 互通，BGP 动态路由。", $"Two VPCs joined by a dual-tunnel IPsec-VPN with routes from BGP."),
        _ => page.T($"两个 VPC 经双隧道 IPsec-VPN 互通，静态路由。", $"Two VPCs joined by a dual-tunnel IPsec-VPN with static routes."),
    };

    private static IEnumerable<IReadOnlyList<MarkdownText>> Resources(RunbookPage page, VpcSide side)
    {
        var known = page.Context.Known.Side(side.Key);
        var (region, gateway) = (RunbookPage.Code(side.RegionId), side.Gateway);
        yield return [new("VPC"), RunbookPage.Name(gateway.VpcName), RunbookPage.Code(gateway.VpcId), region, MarkdownText.Code(side.Subnets)];
        yield return [page.T($"VPN网关", $"VPN gateway"), RunbookPage.Name(gateway.Name), RunbookPage.Code(known.GatewayId), region, Addresses(page, side.Key)];
        foreach (var role in side.SharesCustomerGateway ? [TunnelRole.Master] : TunnelRoles.Both)
        {
            yield return
            [
                page.T($"用户网关", $"Customer gateway"), RunbookPage.Name(side.CustomerGatewayOf(role).Name),
                RunbookPage.Code(known.TunnelOf(role).CustomerGatewayId), region, page.Ip(side.Key.Peer(), role),
            ];
        }

        foreach (var connection in RunbookConnection.Of(page.Scenario, side, known))
        {
            yield return
            [
                page.T($"IPsec连接", $"IPsec connection"), RunbookPage.Name(connection.Name), RunbookPage.Code(connection.Id), region,
                new(string.Join(' ', connection.Roles.Select(role => RunbookPage.Code(known.TunnelOf(role).TunnelId).Value))),
            ];
        }
    }

    private static IEnumerable<IReadOnlyList<MarkdownText>> Device(RunbookPage page, DataCentre site)
    {
        yield return [page.T($"本地数据中心", $"Data centre"), RunbookPage.Name(site.Name), new("–"), new("–"), MarkdownText.Code(site.Subnets)];
        yield return [page.T($"本地网关设备", $"On-premises device"), RunbookPage.Name(site.Name), new("–"), new("–"), Addresses(page, SideKey.Two)];
    }

    private static MarkdownText Addresses(RunbookPage page, SideKey side)
    {
        var (first, second) = (page.Ip(side, TunnelRole.Master), page.Ip(side, TunnelRole.Slave));
        return first == second && first.Value.StartsWith('`') ? first : MarkdownText.Of($"{first} {second}");
    }

    private static string Drawing(RunbookPage page, TunnelRole role)
    {
        var tunnel = page.Scenario.TunnelOf(role);
        var word = page.Language.Pick($"隧道{(int)role}", $"tunnel {(int)role}");
        var rank = page.Classic is { } classic ? page.Language.Pick($"权重{classic.ConnectionOf(role).Weight}", $"weight {classic.ConnectionOf(role).Weight}") : role.ApiName();
        return $"[{string.Join(' ', page.Scenario.SubnetsOf(SideKey.One))}]--{page.Known(SideKey.One, role).PublicIp ?? "?"}"
            + $" ={Inside(tunnel, SideKey.One)}== {word} {rank} =={Inside(tunnel, SideKey.Two)}= "
            + $"{page.Known(SideKey.Two, role).PublicIp ?? "?"}--[{string.Join(' ', page.Scenario.SubnetsOf(SideKey.Two))}]";
    }

    private static string Inside(Tunnel tunnel, SideKey side) => tunnel.InsideAddress(side) is { } address ? $"({address})" : "";
}
