using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A key may hold only the documented characters; the finding names the first other one, and never the key.</summary>
public sealed class PskCharacter : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let key = draft.Psk(role)
        where key is { Length: > 0 } && key.FirstDisallowed is not null
        let wrong = key.FirstDisallowed!.Value
        let name = key.Length == wrong.Character.Utf16SequenceLength ? OnlyOne : CharacterName.Of(wrong.Character)
        select new Diagnostic(
            "psk-character", Severity.Error, FieldPaths.Psk(role),
            new($"{role.Noun().Zh}的预共享密钥中第 {wrong.Index + 1} 个字符是{name.Zh}，API 不接受。", $"Character {wrong.Index + 1} of the {role.Noun().En}'s pre-shared key is {name.En}, which the API does not take."),
            new($"请点击“生成”，或只使用数字、大小写英文字母和这些符号：{PresharedKey.AllowedPunctuation} 。", $"Press “Generate”, or use only digits, English letters and these characters: {PresharedKey.AllowedPunctuation} ."));

    private static readonly BilingualText OnlyOne = new("不受支持的字符", "one that is not supported");
}
