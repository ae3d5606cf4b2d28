using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>Documented steps one and two with the values used.</summary>
internal sealed class GatewayStepsSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H2("五个步骤及所用参数", "The five steps and the values used");
        yield return page.H3("步骤一：创建 VPN网关", "Step 1: create the VPN gateways");
        yield return new Table(
            page.Head(
                ("名称", "Name"), ("地域", "Region"), ("VPC", "VPC"), ("虚拟交换机 1（主）", "vSwitch 1 (master)"), ("虚拟交换机 2（备）", "vSwitch 2 (slave)"),
                ("带宽", "Bandwidth"), ("计费", "Billing"), ("IPsec 地址 1", "IPsec address 1"), ("IPsec 地址 2", "IPsec address 2")),
            [.. page.Sides.Select(side => Gateway(page, side))]);
        yield return page.P(
            $"普通型、公网、双隧道；开启 IPsec-VPN，关闭 SSL-VPN。虚拟交换机创建后不支持修改。状态由准备中变为正常后，两个 IPsec 地址才可用。",
            $"Standard type, public network, dual tunnel; IPsec-VPN on, SSL-VPN off. The vSwitches cannot be changed later. Both IPsec addresses are valid once the state has gone from preparing to normal.");
        yield return page.H3("步骤二：创建用户网关", "Step 2: create the customer gateways");
        yield return new Table(
            page.Head(("名称", "Name"), ("地域", "Region"), ("IP 地址（对端网关）", "IP address (peer gateway)"), ("自治系统号", "ASN"), ("ID", "Id")),
            [.. from side in page.Sides from role in TunnelRoles.Both select CustomerGateway(page, side, role)]);
        yield return page.P(
            $"两个 VPN网关互为对方的用户网关。IP 地址与自治系统号创建后不支持修改。",
            $"The two VPN gateways are each other's customer gateways. IP address and ASN cannot be changed later.");
    }

    private static IReadOnlyList<MarkdownText> Gateway(RunbookPage page, VpcSide side)
    {
        var gateway = side.Gateway;
        return
        [
            RunbookPage.Name(gateway.Name), RunbookPage.Code(side.RegionId), RunbookPage.Name(gateway.VpcName),
            Switch(gateway.Primary), Switch(gateway.DisasterRecovery), MarkdownText.Of($"{gateway.BandwidthMbps} Mbit/s"),
            gateway.Billing.IsPrepaid
                ? page.T($"预付费，{gateway.Billing.PeriodMonths ?? 0} 个月", $"prepaid, {gateway.Billing.PeriodMonths ?? 0} months")
                : page.T($"按量付费", $"pay as you go"),
            page.Ip(side.Key, TunnelRole.Master), page.Ip(side.Key, TunnelRole.Slave),
        ];
    }

    private static MarkdownText Switch(VSwitch found) =>
        MarkdownText.Of($"{found.Name} {RunbookPage.Code(found.Id)} ({found.ZoneId})");

    private static IReadOnlyList<MarkdownText> CustomerGateway(RunbookPage page, VpcSide side, TunnelRole role) =>
    [
        RunbookPage.Name(side.CustomerGatewayOf(role).Name), RunbookPage.Code(side.RegionId), page.Ip(side.Key.Peer(), role),
        RunbookPage.Number(side.CustomerGatewayOf(role).Asn), RunbookPage.Code(page.Known(side.Key, role).CustomerGatewayId),
    ];
}
