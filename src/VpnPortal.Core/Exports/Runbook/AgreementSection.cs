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
                [.. page.Head(("项目", "Item")), .. page.Sides.Select(side => RunbookPage.Name(side.Connection.Name)), .. page.Head(("规则", "Rule"))],
                [.. Rows(page, role)]);
        }
    }

    private static IEnumerable<IReadOnlyList<MarkdownText>> Rows(RunbookPage page, TunnelRole role)
    {
        var (mirrored, equal) = (page.T($"互为镜像", $"mirrored"), page.T($"相同", $"equal"));
        var (one, two) = (page.Ip(SideKey.One, role), page.Ip(SideKey.Two, role));
        var tunnel = page.Scenario.TunnelOf(role);
        yield return [page.T($"本端公网 IP", $"Own public IP"), one, two, mirrored];
        yield return [page.T($"用户网关 IP", $"Customer gateway IP"), two, one, mirrored];
        yield return
        [
            page.T($"隧道内地址", $"Inside address"), RunbookPage.Code(tunnel.InsideAddress(SideKey.One)),
            RunbookPage.Code(tunnel.InsideAddress(SideKey.Two)), page.T($"同属 {RunbookPage.Code(tunnel.InsideCidr.ToString())}", $"both in {RunbookPage.Code(tunnel.InsideCidr.ToString())}"),
        ];
        yield return [page.T($"预共享密钥", $"Pre-shared key"), new(PresharedKey.Mask), new(PresharedKey.Mask), page.T($"相同（两端取自同一字段）", $"equal (one field feeds both ends)")];
        foreach (var (name, value) in Proposals(page, page.Scenario.Crypto)) yield return [name, RunbookPage.Name(value), RunbookPage.Name(value), equal];
        yield return [page.T($"感兴趣流", $"Traffic selectors"), RunbookPage.Code("0.0.0.0/0"), RunbookPage.Code("0.0.0.0/0"), equal];
        yield return
        [
            page.T($"立即生效", $"Effective immediately"), page.YesNo(page.Scenario.One.Connection.EffectImmediately),
            page.YesNo(page.Scenario.Two.Connection.EffectImmediately), page.T($"建议一端为是", $"one end yes"),
        ];
    }

    private static IEnumerable<(MarkdownText Name, string Value)> Proposals(RunbookPage page, CryptoProfile crypto)
    {
        var (ike, ipsec) = (crypto.Ike, crypto.Ipsec);
        yield return (page.T($"IKE 版本与算法", $"IKE version and algorithms"), $"{ike.Version} {ike.Encryption} {ike.Authentication} {ike.DhGroup}");
        yield return (page.T($"IPsec 算法与 PFS", $"IPsec algorithms and PFS"), $"{ipsec.Encryption} {ipsec.Authentication} {ipsec.Pfs}");
    }
}
