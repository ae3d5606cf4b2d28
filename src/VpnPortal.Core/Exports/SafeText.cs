using System.Globalization;
using System.Text;

namespace VpnPortal.Core.Exports;

/// <summary>Texts that people typed, made fit for one line of a file.</summary>
public static class SafeText
{
    /// <summary>
    /// The text on one line: line and paragraph separators, control and format characters (bidirectional overrides among
    /// them), lone surrogates and private or unassigned characters are written as <c>[U+2028]</c>.
    /// </summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD, which is visible and harmless.
            if (IsVisible(rune)) line.Append(rune.ToString());
            else line.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
        }
        return line.ToString();
    }

    /// <summary>True when the text is a plain word that no shell, configuration or Markdown reader gives a meaning to.</summary>
    public static bool IsPlainWord(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or ':' or '-');

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
