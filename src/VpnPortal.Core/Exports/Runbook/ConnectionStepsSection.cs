using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>Documented steps three to five with the values used.</summary>
internal sealed class ConnectionStepsSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H3("步骤三：创建 IPsec连接", "Step 3: create the IPsec connections");
        yield return new Table(
            page.Head(
                ("名称", "Name"), ("绑定 VPN网关", "VPN gateway"), ("路由模式", "Routing mode"), ("立即生效", "Effective immediately"),
                ("隧道 1 用户网关", "Tunnel 1 customer gateway"), ("隧道 2 用户网关", "Tunnel 2 customer gateway"), ("预共享密钥", "Pre-shared keys")),
            [.. page.Sides.Select(side => Connection(page, side))]);
        yield return new Table(
            page.Head(("阶段", "Phase"), ("参数", "Value")),
            [
                [new("IKE"), Ike(page, page.Scenario.Crypto.Ike)],
                [new("IPsec"), Ipsec(page, page.Scenario.Crypto.Ipsec)],
                [page.T($"其他", $"Other"), page.T($"DPD 开启，NAT 穿越开启", $"DPD on, NAT traversal on")],
            ]);
        yield return page.H3("步骤四：配置路由", "Step 4: configure the routes");
        yield return new Table(
            page.Head(("VPN网关", "VPN gateway"), ("目标网段", "Destination"), ("下一跳（IPsec连接）", "Next hop (IPsec connection)"), ("发布到VPC", "Published to the VPC")),
            [.. page.Sides.SelectMany(side => Routes(page, side))]);
        yield return page.H3("步骤五：验证测试", "Step 5: verify");
        yield return page.P(
            $"见下文“检查命令”和“主备切换测试”。", $"See “Verification commands” and “Failover test” below.");
    }

    private static IReadOnlyList<MarkdownText> Connection(RunbookPage page, VpcSide side) =>
    [
        RunbookPage.Name(side.Connection.Name), RunbookPage.Name(side.Gateway.Name), page.T($"目的路由模式", $"destination routing"),
        page.YesNo(side.Connection.EffectImmediately), RunbookPage.Name(side.MasterCustomerGateway.Name),
        RunbookPage.Name(side.SlaveCustomerGateway.Name), new(PresharedKey.Mask),
    ];

    private static MarkdownText Ike(RunbookPage page, IkeProposal ike) => ike.Version == "ikev1"
        ? page.T(
            $"{ike.Version},{ike.Mode},{ike.Encryption} / {ike.Authentication} / {ike.DhGroup}，生存周期 {ike.LifetimeSeconds} 秒",
            $"{ike.Version}, {ike.Mode}, {ike.Encryption} / {ike.Authentication} / {ike.DhGroup}, lifetime {ike.LifetimeSeconds} s")
        : page.T(
            $"{ike.Version},{ike.Encryption} / {ike.Authentication} / {ike.DhGroup}，生存周期 {ike.LifetimeSeconds} 秒",
            $"{ike.Version}, {ike.Encryption} / {ike.Authentication} / {ike.DhGroup}, lifetime {ike.LifetimeSeconds} s");

    private static MarkdownText Ipsec(RunbookPage page, IpsecProposal ipsec) => page.T(
        $"{ipsec.Encryption} / {ipsec.Authentication} / PFS {ipsec.Pfs}，生存周期 {ipsec.LifetimeSeconds} 秒",
        $"{ipsec.Encryption} / {ipsec.Authentication} / PFS {ipsec.Pfs}, lifetime {ipsec.LifetimeSeconds} s");

    private static IEnumerable<IReadOnlyList<MarkdownText>> Routes(RunbookPage page, VpcSide side) =>
        page.Scenario.Side(side.Key.Peer()).Subnets.Select(destination => (IReadOnlyList<MarkdownText>)
        [
            RunbookPage.Name(side.Gateway.Name), RunbookPage.Code(destination.ToString()), RunbookPage.Name(side.Connection.Name),
            page.YesNo(side.PublishRoutes),
        ]);
}
