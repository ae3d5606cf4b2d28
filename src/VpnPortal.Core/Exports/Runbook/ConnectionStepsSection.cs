using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>Documented steps three to five with the values used; with a device, loading it comes before the routes.</summary>
internal sealed class ConnectionStepsSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.Step(3);
        yield return page.Classic is { } classic ? ClassicConnections(page, classic) : Connections(page);
        yield return new Table(
            page.Head(("阶段", "Phase"), ("参数", "Value")),
            [
                [new("IKE"), Ike(page, page.Scenario.Crypto.Ike)],
                [new("IPsec"), Ipsec(page, page.Scenario.Crypto.Ipsec)],
                [page.T($"其他", $"Other"), page.T($"DPD 开启，NAT 穿越开启", $"DPD on, NAT traversal on")],
            ]);
        yield return page.Step(4);
        foreach (var block in page.Site is null ? RouteBlocks.Of(page) : DeviceBlocks.Of(page)) yield return block;
        yield return page.Step(5);
        foreach (var block in page.Site is null ? [] : RouteBlocks.Of(page)) yield return block;
        yield return page.P(
            $"验证：见下文“检查命令”和“主备切换测试”。", $"Verification: see “Verification commands” and “Failover test” below.");
    }

    private static Table Connections(RunbookPage page) => new(
        page.Head(
            ("名称", "Name"), ("绑定 VPN网关", "VPN gateway"), ("路由模式", "Routing mode"), ("立即生效", "Effective immediately"),
            ("隧道 1 用户网关", "Tunnel 1 customer gateway"), ("隧道 2 用户网关", "Tunnel 2 customer gateway"), ("预共享密钥", "Pre-shared keys")),
        [.. page.Sides.Select(side => Connection(page, side))]);

    private static IReadOnlyList<MarkdownText> Connection(RunbookPage page, VpcSide side) =>
    [
        RunbookPage.Name(side.Connection.Name), RunbookPage.Name(side.Gateway.Name), page.T($"目的路由模式", $"destination routing"),
        page.YesNo(side.Connection.EffectImmediately), RunbookPage.Name(side.MasterCustomerGateway.Name),
        RunbookPage.Name(side.CustomerGatewayOf(side.SharesCustomerGateway ? TunnelRole.Master : TunnelRole.Slave).Name), new(PresharedKey.Mask),
    ];

    private static Table ClassicConnections(RunbookPage page, OnPremisesClassic classic) => new(
        page.Head(
            ("名称", "Name"), ("用户网关", "Customer gateway"), ("路由模式", "Routing mode"), ("立即生效", "Effective immediately"),
            ("健康检查目的 IP", "Health check destination"), ("健康检查源 IP", "Health check source"), ("间隔 × 次数", "Interval × retries"), ("预共享密钥", "Pre-shared key")),
        [.. TunnelRoles.Both.Select(role => ClassicConnection(page, classic, role))]);

    private static IReadOnlyList<MarkdownText> ClassicConnection(RunbookPage page, OnPremisesClassic classic, TunnelRole role)
    {
        var check = classic.ConnectionOf(role).HealthCheck;
        return
        [
            RunbookPage.Name(classic.ConnectionOf(role).Name), RunbookPage.Name(classic.Cloud.CustomerGatewayOf(role).Name), page.T($"目的路由模式", $"destination routing"),
            page.YesNo(classic.Cloud.Connection.EffectImmediately), RunbookPage.Code(check.Destination), RunbookPage.Code(check.Source),
            MarkdownText.Of($"{check.IntervalSeconds} s × {check.Retries}"), new(PresharedKey.Mask),
        ];
    }

    private static MarkdownText Ike(RunbookPage page, IkeProposal ike) => ike.Version == "ikev1"
        ? page.T(
            $"{ike.Version}，{ike.Mode}，{ike.Encryption} / {ike.Authentication} / {ike.DhGroup}，生存周期 {ike.LifetimeSeconds} 秒",
            $"{ike.Version}, {ike.Mode}, {ike.Encryption} / {ike.Authentication} / {ike.DhGroup}, lifetime {ike.LifetimeSeconds} s")
        : page.T(
            $"{ike.Version}，{ike.Encryption} / {ike.Authentication} / {ike.DhGroup}，生存周期 {ike.LifetimeSeconds} 秒",
            $"{ike.Version}, {ike.Encryption} / {ike.Authentication} / {ike.DhGroup}, lifetime {ike.LifetimeSeconds} s");

    private static MarkdownText Ipsec(RunbookPage page, IpsecProposal ipsec) => page.T(
        $"{ipsec.Encryption} / {ipsec.Authentication} / PFS {ipsec.Pfs}，生存周期 {ipsec.LifetimeSeconds} 秒",
        $"{ipsec.Encryption} / {ipsec.Authentication} / PFS {ipsec.Pfs}, lifetime {ipsec.LifetimeSeconds} s");
}
