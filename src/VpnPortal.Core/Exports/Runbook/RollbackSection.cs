using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>The order in which things can be taken away. What was there before stays.</summary>
internal sealed class RollbackSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H2("撤销顺序", "Rollback order");
        yield return page.P(
            $"一旦撤下路由，{page.PlaceOf(SideKey.One)} 与{Spaced(page, page.PlaceOf(SideKey.Two))}之间的业务即中断。",
            $"Traffic between {page.PlaceOf(SideKey.One)} and {page.PlaceOf(SideKey.Two)} stops with the first route that goes.");
        yield return new ListBlock(IsOrdered: true,
        [
            .. Routes(page),
            page.T($"IPsec连接：{page.Names(page.Connections.Select(one => one.Name))}。", $"IPsec connections: {page.Names(page.Connections.Select(one => one.Name))}."),
            .. CustomerGateways(page),
            .. page.Sides.Select(side => Gateway(page, side)),
            .. page.Site is null ? [] : new[]
            {
                page.T(
                    $"设备：执行导出中的 rollback.sh（strongSwan），只删除它添加的内容。",
                    $"Device: run the export's rollback.sh (strongSwan); it removes exactly what it added."),
            },
        ]);
    }

    /// <summary>A VPC's name is set off by a space, a data centre's usually is Chinese.</summary>
    private static MarkdownText Spaced(RunbookPage page, string place) => page.Site is null ? MarkdownText.Of($" {place} ") : MarkdownText.Of($"{place}");

    private static IEnumerable<MarkdownText> Routes(RunbookPage page)
    {
        var gateways = page.Names(page.Sides.Select(side => side.Gateway.Name));
        if (!page.IsBgp)
        {
            yield return page.T(
                $"路由：删除 {gateways} 目的路由表中的上述条目（已发布的先撤销发布）。",
                $"Routes: delete the entries above from the destination route tables of {gateways} (withdraw published ones first).");
            yield break;
        }

        yield return page.T(
            $"BGP：在 {page.Names(page.Connections.Select(one => one.Name))} 上关闭 BGP，学到的路由随之撤下。",
            $"BGP: switch BGP off at {page.Names(page.Connections.Select(one => one.Name))}; what was learned goes with it.");
        yield return page.T(
            $"路由自动传播：在 {gateways} 上关闭（须先关闭 BGP）；网关原本就开启时保留。",
            $"Route auto-propagation: switch it off at {gateways} (BGP has to be off first); leave it where it was on before.");
    }

    private static IEnumerable<MarkdownText> CustomerGateways(RunbookPage page)
    {
        var all = page.Sides.SelectMany(side => (side.SharesCustomerGateway ? [TunnelRole.Master] : TunnelRoles.Both).Select(side.CustomerGatewayOf)).ToList();
        var (made, used) = (all.Where(IsMade).Select(one => one.Name).ToList(), all.Where(one => !IsMade(one)).Select(one => one.Name).ToList());
        if (made.Count > 0)
            yield return page.T($"用户网关：{page.Names(made)}。被其他连接使用的保留。", $"Customer gateways: {page.Names(made)}. Keep those that other connections use.");
        if (used.Count > 0) yield return page.T($"用户网关 {page.Names(used)} 原已存在，保留。", $"Customer gateways {page.Names(used)} were there before: keep them.");

        bool IsMade(CustomerGateway one) => one.ExistingId is null || page.Context.Addresses.Made.Contains(one.ExistingId);
    }

    private static MarkdownText Gateway(RunbookPage page, VpcSide side) => side.Gateway switch
    {
        { ExistingId: not null } => page.T($"VPN网关 {side.Gateway.Name} 原已存在，保留。", $"VPN gateway {side.Gateway.Name} was there before: keep it."),
        { Billing.IsPrepaid: true } => page.T(
            $"VPN网关 {side.Gateway.Name}：预付费，不能通过 API 释放，保留至到期；请关闭自动续费。",
            $"VPN gateway {side.Gateway.Name}: prepaid, cannot be released by API and stays until its term ends; switch automatic renewal off."),
        _ => page.T($"VPN网关 {side.Gateway.Name}：按量付费，可释放。", $"VPN gateway {side.Gateway.Name}: pay as you go, can be released."),
    };
}
