namespace VpnPortal.Core.Exports.Runbook;

/// <summary>The order in which things can be taken away.</summary>
internal sealed class RollbackSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        var (one, two) = (page.Scenario.One, page.Scenario.Two);
        yield return page.H2("撤销顺序", "Rollback order");
        yield return page.P($"一旦删除路由，两个 VPC 之间的业务即中断。", $"Traffic between the VPCs stops with the first route that goes.");
        yield return new ListBlock(IsOrdered: true,
        [
            page.T(
                $"路由：删除 {one.Gateway.Name} 与 {two.Gateway.Name} 目的路由表中的上述条目（已发布的先撤销发布）。",
                $"Routes: delete the entries above from the destination route tables of {one.Gateway.Name} and {two.Gateway.Name} (withdraw published ones first)."),
            page.T(
                $"IPsec连接：{one.Connection.Name}、{two.Connection.Name}。", $"IPsec connections: {one.Connection.Name}, {two.Connection.Name}."),
            page.T(
                $"用户网关：{one.MasterCustomerGateway.Name}、{one.SlaveCustomerGateway.Name}、{two.MasterCustomerGateway.Name}、{two.SlaveCustomerGateway.Name}。被其他连接使用的保留。",
                $"Customer gateways: {one.MasterCustomerGateway.Name}, {one.SlaveCustomerGateway.Name}, {two.MasterCustomerGateway.Name}, {two.SlaveCustomerGateway.Name}. Keep those that other connections use."),
            .. page.Sides.Select(side => Gateway(page, side)),
        ]);
    }

    private static MarkdownText Gateway(RunbookPage page, Topology.VpcSide side) => side.Gateway.Billing.IsPrepaid
        ? page.T(
            $"VPN网关 {side.Gateway.Name}：预付费，不能通过 API 释放，保留至到期；请关闭自动续费。",
            $"VPN gateway {side.Gateway.Name}: prepaid, cannot be released by API and stays until its term ends; switch automatic renewal off.")
        : page.T($"VPN网关 {side.Gateway.Name}：按量付费，可释放。", $"VPN gateway {side.Gateway.Name}: pay as you go, can be released.");
}
