using System.Collections.Immutable;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Weak choices are possible, but never without their reason.</summary>
public sealed class CryptoWeak : IDraftRule
{
    private static readonly string[] Choices =
    [
        FieldPaths.IkeEncryption, FieldPaths.IkeAuthentication, FieldPaths.IkeDhGroup,
        FieldPaths.IpsecEncryption, FieldPaths.IpsecAuthentication, FieldPaths.IpsecPfs,
    ];

    private static readonly ImmutableDictionary<string, BilingualText> Reasons = new Dictionary<string, BilingualText>(StringComparer.Ordinal)
    {
        ["md5"] = new("md5 的抗碰撞性早已被攻破，不应再用于完整性校验。", "md5 was broken long ago and should protect no integrity any more."),
        ["sha1"] = new("sha1 已有公开的碰撞攻击，主流标准正在停用。", "sha1 has public collision attacks, and the standards are retiring it."),
        ["des"] = new("des 的密钥只有 56 位，可在数小时内被穷举。", "des has a key of 56 bits, which can be searched within hours."),
        ["3des"] = new("3des 的分组只有 64 位，流量大时会泄露明文（Sweet32），而且速度慢。", "3des has blocks of 64 bits, which leak plain text under much traffic (Sweet32), and it is slow."),
        ["group1"] = new("group1 的素数只有 768 位，研究团队已能破解。", "group1 has a prime of 768 bits, which researchers have already broken."),
        ["group2"] = new("group2 的素数只有 1024 位，国家级攻击者可以预计算破解（Logjam）。", "group2 has a prime of 1024 bits, which a state can break by precomputation (Logjam)."),
        ["group5"] = new("group5 的素数为 1536 位，低于目前建议的 2048 位下限。", "group5 has a prime of 1536 bits, below today's minimum of 2048."),
        ["disabled"] = new("未启用 PFS，一旦第一阶段密钥泄露，以往的流量也能被解密。", "PFS is disabled; should the phase 1 keys leak, past traffic can be decrypted too."),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from path in Choices
        where Reasons.ContainsKey(draft.Text(path))
        select new Diagnostic(
            "crypto-weak", Severity.Warning, path, Reasons[draft.Text(path)],
            new($"推荐改为 {draft.DefaultOf(path)}。", $"Change it to {draft.DefaultOf(path)}."),
            draft.DefaultOf(path));
}
