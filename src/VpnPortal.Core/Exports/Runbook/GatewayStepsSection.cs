using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>Documented steps one and two with the values used.</summary>
internal sealed class GatewayStepsSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H2("五个步骤及所用参数", "The five steps and the values used");
        yield return page.Step(1);
        yield return new Table(
            [
                .. page.Head(("名称", "Name"), ("地域", "Region"), ("VPC", "VPC")),
                .. page.Classic is null
                    ? page.Head(("虚拟交换机 1（主）", "vSwitch 1 (master)"), ("虚拟交换机 2（备）", "vSwitch 2 (slave)"))
                    : page.Head(("虚拟交换机", "vSwitch")),
                .. page.Head(("带宽", "Bandwidth"), ("计费", "Billing")),
                .. page.Classic is null ? page.Head(("IPsec 地址 1", "IPsec address 1"), ("IPsec 地址 2", "IPsec address 2")) : page.Head(("公网 IP", "Public IP")),
            ],
            [.. page.Sides.Select(side => Gateway(page, side))]);
        yield return GatewayNote(page);
        yield return page.Step(2);
        yield return new Table(
            page.Head(
                ("名称", "Name"), ("地域", "Region"), page.Site is null ? ("IP 地址（对端网关）", "IP address (peer gateway)") : ("IP 地址（设备公网 IP）", "IP address (of the device)"),
                ("自治系统号", "ASN"), ("ID", "Id")),
            [.. from side in page.Sides from role in side.SharesCustomerGateway ? [TunnelRole.Master] : TunnelRoles.Both select CustomerGateway(page, side, role)]);
        yield return page.Site is null
            ? page.P($"两个 VPN网关互为对方的用户网关。IP 地址与自治系统号创建后不支持修改。", $"The two VPN gateways are each other's customer gateways. IP address and ASN cannot be changed later.")
            : page.P(
                $"用户网关登记设备的公网 IP，同一地域内每个 IP 只能登记一次。IP 地址与自治系统号创建后不支持修改。",
                $"The customer gateways register the device's public IPs; a region takes each IP once. IP address and ASN cannot be changed later.");
    }

    private static Paragraph GatewayNote(RunbookPage page)
    {
        if (page.Classic is not null)
            return page.P(
                $"使用已有的单隧道VPN网关（这种网关已不再出售），不购买也不修改它。", $"An existing single-tunnel VPN gateway is used (they are sold no more); it is neither bought nor changed.");
        return page.Sides.All(side => side.Gateway.ExistingId is not null)
            ? page.P($"使用已有的双隧道VPN网关，不购买新网关。", $"Existing dual-tunnel VPN gateways are used; none is bought.")
            : page.P(
                $"普通型、公网、双隧道；开启 IPsec-VPN，关闭 SSL-VPN。虚拟交换机创建后不支持修改。状态由准备中变为正常后，两个 IPsec 地址才可用。",
                $"Standard type, public network, dual tunnel; IPsec-VPN on, SSL-VPN off. The vSwitches cannot be changed later. Both IPsec addresses are valid once the state has gone from preparing to normal.");
    }

    private static IReadOnlyList<MarkdownText> Gateway(RunbookPage page, VpcSide side)
    {
        var gateway = side.Gateway;
        return
        [
            RunbookPage.Name(gateway.Name), RunbookPage.Code(side.RegionId), RunbookPage.Name(gateway.VpcName),
            .. page.Classic is null ? [Switch(gateway.Primary), Switch(gateway.DisasterRecovery)] : new[] { Switch(gateway.Primary) },
            MarkdownText.Of($"{gateway.BandwidthMbps} Mbit/s"), Bill(page, gateway),
            .. page.Classic is null ? [page.Ip(side.Key, TunnelRole.Master), page.Ip(side.Key, TunnelRole.Slave)] : new[] { page.Ip(side.Key, TunnelRole.Master) },
        ];
    }

    private static MarkdownText Bill(RunbookPage page, VpnGateway gateway) => gateway switch
    {
        { ExistingId: not null } => page.T($"已有", $"existing"),
        { Billing.IsPrepaid: true } => page.T($"预付费，{gateway.Billing.PeriodMonths ?? 0} 个月", $"prepaid, {gateway.Billing.PeriodMonths ?? 0} months"),
        _ => page.T($"按量付费", $"pay as you go"),
    };

    private static MarkdownText Switch(VSwitch found) =>
        MarkdownText.Of($"{found.Name} {RunbookPage.Code(found.Id)} ({found.ZoneId})");

    private static IReadOnlyList<MarkdownText> CustomerGateway(RunbookPage page, VpcSide side, TunnelRole role) =>
    [
        RunbookPage.Name(side.CustomerGatewayOf(role).Name), RunbookPage.Code(side.RegionId), page.Ip(side.Key.Peer(), role),
        RunbookPage.Number(side.CustomerGatewayOf(role).Asn), RunbookPage.Code(page.Known(side.Key, role).CustomerGatewayId),
    ];
}
