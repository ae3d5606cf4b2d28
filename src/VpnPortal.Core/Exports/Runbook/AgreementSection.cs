using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>What must be equal or mirrored on both ends, side by side.</summary>
internal sealed class AgreementSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H2("两端一致性", "Agreement of both ends");
        foreach (var role in TunnelRoles.Both)
        {
            yield return new Heading(3, page.Role(role));
            yield return new Table(
                [.. page.Head(("项目", "Item")), .. SideKeys.Both.Select(side => RunbookPage.Name(End(page, side, role))), .. page.Head(("规则", "Rule"))],
                [.. Addresses(page, role), .. Proposals(page), .. Behaviour(page, role)]);
        }
    }

    /// <summary>The connection that holds the tunnel, or the data centre.</summary>
    private static string End(RunbookPage page, SideKey key, TunnelRole role) => page.Scenario.FindSide(key) is not { } side ? page.Site!.Name
        : page.Classic?.ConnectionOf(role).Name ?? side.Connection.Name;

    private static IEnumerable<IReadOnlyList<MarkdownText>> Addresses(RunbookPage page, TunnelRole role)
    {
        var mirrored = page.T($"互为镜像", $"mirrored");
        var (one, two) = (page.Ip(SideKey.One, role), page.Ip(SideKey.Two, role));
        var tunnel = page.Scenario.TunnelOf(role);
        yield return [page.T($"本端公网 IP", $"Own public IP"), one, two, mirrored];
        yield return [page.T($"对端公网 IP（云端即用户网关 IP）", $"Peer's public IP (in the cloud: customer gateway IP)"), two, one, mirrored];
        if (tunnel.InsideCidr is { } network)
            yield return
            [
                page.T($"隧道内地址", $"Inside address"), RunbookPage.Code(tunnel.InsideAddress(SideKey.One)),
                RunbookPage.Code(tunnel.InsideAddress(SideKey.Two)), page.T($"同属 {RunbookPage.Code(network.ToString())}", $"both in {RunbookPage.Code(network.ToString())}"),
            ];
        if (page.IsBgp)
            yield return
            [
                page.T($"自治系统号", $"ASN"), RunbookPage.Number(page.Scenario.AsnOf(SideKey.One)), RunbookPage.Number(page.Scenario.AsnOf(SideKey.Two)),
                page.T($"各为对方所期望的值", $"each what the other expects"),
            ];
    }

    private static IEnumerable<IReadOnlyList<MarkdownText>> Proposals(RunbookPage page)
    {
        var (ike, ipsec) = page.Scenario.Crypto;
        var equal = page.T($"相同", $"equal");
        yield return [page.T($"预共享密钥", $"Pre-shared key"), new(PresharedKey.Mask), new(PresharedKey.Mask), page.T($"相同（两端取自同一字段）", $"equal (one field feeds both ends)")];
        foreach (var (name, value) in new[]
        {
            (page.T($"IKE 版本与算法", $"IKE version and algorithms"), $"{ike.Version} {ike.Encryption} {ike.Authentication} {ike.DhGroup}"),
            (page.T($"IPsec 算法与 PFS", $"IPsec algorithms and PFS"), $"{ipsec.Encryption} {ipsec.Authentication} {ipsec.Pfs}"),
        }) yield return [name, RunbookPage.Name(value), RunbookPage.Name(value), equal];
        yield return [page.T($"感兴趣流", $"Traffic selectors"), RunbookPage.Code("0.0.0.0/0"), RunbookPage.Code("0.0.0.0/0"), equal];
    }

    private static IEnumerable<IReadOnlyList<MarkdownText>> Behaviour(RunbookPage page, TunnelRole role)
    {
        yield return
        [
            page.T($"立即生效", $"Effective immediately"), Starts(page, SideKey.One), Starts(page, SideKey.Two),
            page.Site is null ? page.T($"建议一端为是", $"one end yes") : page.T($"设备自行发起，云端两者皆可", $"the device begins; either will do in the cloud"),
        ];
        if (page.Classic?.ConnectionOf(role) is not { } connection) yield break;
        yield return
        [
            page.T($"健康检查", $"Health check"),
            page.T($"以 {RunbookPage.Code(connection.HealthCheck.Source)} 问 {RunbookPage.Code(connection.HealthCheck.Destination)}", $"{RunbookPage.Code(connection.HealthCheck.Source)} asks {RunbookPage.Code(connection.HealthCheck.Destination)}"),
            page.T($"{RunbookPage.Code(connection.HealthCheck.Destination)} 应答", $"{RunbookPage.Code(connection.HealthCheck.Destination)} answers"),
            page.T($"应答经同一隧道返回", $"the answer returns through the same tunnel"),
        ];
        yield return
        [
            page.T($"权重", $"Weight"), RunbookPage.Number(connection.Weight), page.T($"路由度量值 {100 * (int)role}", $"route metric {100 * (int)role}"), page.T($"两端选同一条隧道", $"both ends choose the same tunnel"),
        ];
    }

    private static MarkdownText Starts(RunbookPage page, SideKey key) =>
        page.Scenario.FindSide(key) is { } side ? page.YesNo(side.Connection.EffectImmediately) : page.T($"由设备发起", $"the device begins");
}
