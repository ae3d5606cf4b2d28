using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>What this is, what exists, and how it hangs together.</summary>
internal sealed class OverviewSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        var context = page.Context;
        yield return new Heading(1, page.T($"运行手册：{context.Topology.Topology.Name}", $"Runbook: {context.Topology.Topology.Name}"));
        yield return page.P(
            $"由 VpnPortal {MarkdownText.Code(context.PortalVersion)} 于 {MarkdownText.Code(context.Stamp)} 生成。两个 VPC 经双隧道 IPsec-VPN 互通，静态路由。本手册不含预共享密钥（{PresharedKey.Mask}），也不含联系人；值班电话请另行登记。",
            $"Made by VpnPortal {MarkdownText.Code(context.PortalVersion)} at {MarkdownText.Code(context.Stamp)}. Two VPCs joined by a dual-tunnel IPsec-VPN with static routes. It holds no pre-shared keys ({PresharedKey.Mask}) and no contacts; keep the on-call list elsewhere.");
        yield return page.H2("现有资源", "What exists");
        yield return new Table(
            page.Head(("资源", "Resource"), ("名称", "Name"), ("ID", "Id"), ("地域", "Region"), ("备注", "Note")),
            [.. page.Sides.SelectMany(side => Resources(page, side))]);
        yield return page.H2("拓扑", "Topology");
        yield return new CodeBlock("text", [.. TunnelRoles.Both.Select(role => Drawing(page, role))]);
        yield return page.P(
            $"每个网关只用一个 IPsec连接，连接内隧道 1 固定为主、隧道 2 固定为备；两条隧道的可用区见步骤一。",
            $"Each gateway has one IPsec connection; within it tunnel 1 is always master and tunnel 2 slave; step 1 shows their zones.");
    }

    private static IEnumerable<IReadOnlyList<MarkdownText>> Resources(RunbookPage page, Topology.VpcSide side)
    {
        var known = page.Context.Addresses.Side(side.Key);
        var (region, gateway) = (RunbookPage.Code(side.RegionId), side.Gateway);
        yield return [new("VPC"), RunbookPage.Name(gateway.VpcName), RunbookPage.Code(gateway.VpcId), region, MarkdownText.Code(side.Subnets)];
        yield return
        [
            page.T($"VPN网关", $"VPN gateway"), RunbookPage.Name(gateway.Name), RunbookPage.Code(known.GatewayId), region,
            MarkdownText.Of($"{page.Ip(side.Key, TunnelRole.Master)} {page.Ip(side.Key, TunnelRole.Slave)}"),
        ];
        foreach (var role in TunnelRoles.Both)
        {
            yield return
            [
                page.T($"用户网关", $"Customer gateway"), RunbookPage.Name(side.CustomerGatewayOf(role).Name),
                RunbookPage.Code(known.TunnelOf(role).CustomerGatewayId), region, page.Ip(side.Key.Peer(), role),
            ];
        }
        yield return
        [
            page.T($"IPsec连接", $"IPsec connection"), RunbookPage.Name(side.Connection.Name), RunbookPage.Code(known.ConnectionId), region,
            MarkdownText.Of($"{RunbookPage.Code(known.Master.TunnelId)} {RunbookPage.Code(known.Slave.TunnelId)}"),
        ];
    }

    private static string Drawing(RunbookPage page, TunnelRole role)
    {
        var tunnel = page.Scenario.TunnelOf(role);
        var word = page.Language.Pick($"隧道{(int)role}", $"tunnel {(int)role}");
        return $"[{string.Join(' ', page.Scenario.One.Subnets)}]--{page.Known(SideKey.One, role).PublicIp}"
            + $" =({tunnel.InsideAddress(SideKey.One)})== {word} {role.ApiName()} ==({tunnel.InsideAddress(SideKey.Two)})= "
            + $"{page.Known(SideKey.Two, role).PublicIp}--[{string.Join(' ', page.Scenario.Two.Subnets)}]";
    }
}
