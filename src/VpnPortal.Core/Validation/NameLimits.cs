using System.Text;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>What the API takes as a name.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="Thing">What is named.</param>
/// <param name="MinLength">Fewest characters.</param>
/// <param name="MaxLength">Most characters.</param>
internal sealed record NameLimits(string Code, BilingualText Thing, int MinLength, int MaxLength)
{
    /// <summary>All breaches in a name; none in an empty one, since a missing answer is told by another rule.</summary>
    public IEnumerable<Diagnostic> Check(string path, string name)
    {
        if (name.Length == 0) yield break;
        if (name.Length < MinLength || name.Length > MaxLength) yield return WrongLength(path, name);
        if (IsUrl(name)) yield return LooksLikeUrl(path, name);
        foreach (var character in name.EnumerateRunes().Where(Rune.IsControl).Take(1)) yield return Invisible(path, character);
    }

    /// <summary>The API takes names that begin like a web address for an attack.</summary>
    public static bool IsUrl(string name) =>
        name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private Diagnostic WrongLength(string path, string name) => new(
        Code, Severity.Error, path,
        new($"{Thing.Zh}“{Shorten(name)}”有 {name.Length} 个字符，允许 {MinLength}–{MaxLength} 个。", $"The {Thing.En} “{Shorten(name)}” has {name.Length} characters; {MinLength} to {MaxLength} are allowed."),
        new($"请改为 {MinLength}–{MaxLength} 个字符的名称。", $"Enter a name of {MinLength} to {MaxLength} characters."));

    private Diagnostic LooksLikeUrl(string path, string name) => new(
        Code, Severity.Error, path,
        new($"{Thing.Zh}“{Shorten(name)}”以 http:// 或 https:// 开头，API 会拒绝。", $"The {Thing.En} “{Shorten(name)}” begins with http:// or https://, which the API refuses."),
        new("请去掉开头的网址前缀。", "Remove the web address prefix."));

    private Diagnostic Invisible(string path, Rune character) => new(
        Code, Severity.Error, path,
        new($"{Thing.Zh}中含有{CharacterName.Of(character).Zh}，显示时看不出来。", $"The {Thing.En} contains {CharacterName.Of(character).En}, which nobody can see."),
        new("请删除该字符后重新输入名称。", "Delete that character and enter the name again."));

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..37] + "…";
}
