using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The API takes keys of up to 100 characters.</summary>
public sealed class PskTooLong : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let key = draft.Psk(role)
        where key is not null && key.Length > PresharedKey.MaxLength
        select new Diagnostic(
            "psk-too-long", Severity.Error, FieldPaths.Psk(role),
            new($"{role.Noun().Zh}的预共享密钥有 {key.Length} 个字符，最多允许 {PresharedKey.MaxLength} 个。", $"The pre-shared key of the {role.Noun().En} has {key.Length} characters; {PresharedKey.MaxLength} at most are allowed."),
            new("请点击“生成”，或输入 1–100 个字符的密钥。", "Press “Generate”, or enter a key of 1 to 100 characters."));
}
