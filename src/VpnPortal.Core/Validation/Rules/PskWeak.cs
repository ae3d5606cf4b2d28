using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A typed key that somebody could guess protects nothing.</summary>
public sealed class PskWeak : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let key = draft.Psk(role)
        where key is { Length: > 0 } && key.Weaknesses.Count > 0
        let reasons = key.Weaknesses.Select(Explain).ToArray()
        select new Diagnostic(
            "psk-weak", Severity.Warning, FieldPaths.Psk(role),
            new($"{role.Noun().Zh}的预共享密钥容易被猜中：{string.Join('、', reasons.Select(reason => reason.Zh))}。", $"The pre-shared key of the {role.Noun().En} is easy to guess: {reasons.Select(reason => reason.En).Listed()}."),
            new("请点击“生成”，使用 32 位随机密钥。", "Press “Generate” for a random key of 32 characters."));

    private static BilingualText Explain(PskWeakness weakness) => weakness switch
    {
        PskWeakness.Short => new($"少于 {PskStrength.GoodLength} 个字符", $"it has fewer than {PskStrength.GoodLength} characters"),
        PskWeakness.OnlyDigits => new("只有数字", "it is digits only"),
        PskWeakness.OnlyLetters => new("只有字母", "it is letters only"),
        PskWeakness.Repeated => new("由少数字符或同一片段重复组成", "it repeats a few characters or one block"),
        PskWeakness.Sequential => new("含有连续递增或递减的字符", "it contains a run of consecutive characters"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
