using System.Text;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway's name must be one that the API takes: 2–100 characters, a letter or Chinese character first.</summary>
public sealed class GatewayName : IDraftRule
{
    private static readonly NameLimits Limits = new("gateway-name", new("VPN网关名称", "VPN gateway name"), MinLength: 2, MaxLength: 100);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        draft.BuyingSides.SelectMany(side => Check(FieldPaths.GatewayName(side.Key), side.GatewayName));

    /// <summary>True when the name can be given to a gateway; what is derived from a bad one needs no finding of its own.</summary>
    internal static bool IsAccepted(string name) => name.Length > 0 && !Check(path: "", name).Any();

    private static IEnumerable<Diagnostic> Check(string path, string name)
    {
        foreach (var finding in Limits.Check(path, name)) yield return finding;
        if (name.Length == 0 || NameLimits.IsUrl(name)) yield break;
        var characters = name.EnumerateRunes().ToArray();
        if (!IsLetter(characters[0])) yield return WrongStart(path, name, characters[0]);
        foreach (var wrong in characters.Skip(1).Where(character => !IsAllowed(character) && !Rune.IsControl(character)).Take(1))
            yield return WrongCharacter(path, name, wrong);
    }

    private static bool IsLetter(Rune character) => character.Value is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= 0x3400 and <= 0x9FFF);

    private static bool IsAllowed(Rune character) => IsLetter(character) || character.Value is (>= '0' and <= '9') or '_' or '-' or '.';

    private static Diagnostic WrongStart(string path, string name, Rune wrong) => new(
        "gateway-name", Severity.Error, path,
        new($"VPN网关名称“{name}”以{CharacterName.Of(wrong).Zh}开头，API 只接受以字母或汉字开头的名称。", $"The VPN gateway name “{name}” begins with {CharacterName.Of(wrong).En}; the API takes only names that begin with a letter or a Chinese character."),
        new("请让名称以字母或汉字开头。", "Let the name begin with a letter or a Chinese character."));

    private static Diagnostic WrongCharacter(string path, string name, Rune wrong) => new(
        "gateway-name", Severity.Error, path,
        new($"VPN网关名称“{name}”中含有{CharacterName.Of(wrong).Zh}，API 不接受。", $"The VPN gateway name “{name}” contains {CharacterName.Of(wrong).En}, which the API does not take."),
        new("请只使用字母、数字、汉字、下划线（_）、短划线（-）和点（.）。", "Use only letters, digits, Chinese characters, underscore (_), hyphen (-) and dot (.)."));
}
