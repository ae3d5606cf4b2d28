using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The connectivity test runs on ECS instances, whose ids have a known shape.</summary>
public sealed class InstanceIdImplausible : IDraftRule
{
    private static readonly string[] Fields = [FieldPaths.VerifySource, FieldPaths.VerifyDestination];

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from path in Fields
        let typed = draft.Text(path)
        where typed.Length > 0 && !IsPlausible(typed)
        select new Diagnostic(
            "instance-id-implausible", Severity.Error, path,
            new($"“{typed}”不是 ECS 实例 ID，实例 ID 以 i- 开头，后面是小写字母和数字。", $"“{typed}” is no ECS instance id; those begin with i- followed by lower-case letters and digits."),
            new("请从列表中选择实例，或清空此项，稍后在验证时再选。", "Choose an instance from the list, or leave this empty and choose at verification."));

    private static bool IsPlausible(string id) =>
        id.Length > 2 && id.StartsWith("i-", StringComparison.Ordinal) && id.Skip(2).All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));
}
