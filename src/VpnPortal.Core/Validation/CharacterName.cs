using System.Text;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>Names a character so that a reader can find it even where it is invisible.</summary>
internal static class CharacterName
{
    /// <summary>The name of a character: by word when it cannot be seen, else in quotation marks; by number beyond ASCII.</summary>
    public static BilingualText Of(Rune character) => character.Value switch
    {
        ' ' => new("空格", "a space"),
        '\t' => new("制表符", "a tab"),
        '\r' or '\n' => new("换行符", "a line break"),
        '"' => new("英文双引号", "a double quotation mark"),
        0x3000 => new("全角空格（U+3000）", "a full-width space (U+3000)"),
        _ when Rune.IsControl(character) || Rune.IsWhiteSpace(character) => new($"不可见字符 {CodePoint(character)}", $"an invisible character ({CodePoint(character)})"),
        _ when character.IsAscii => new($"“{character}”", $"“{character}”"),
        _ => new($"“{character}”（{CodePoint(character)}）", $"“{character}” ({CodePoint(character)})"),
    };

    private static string CodePoint(Rune character) => FormattableString.Invariant($"U+{character.Value:X4}");
}
