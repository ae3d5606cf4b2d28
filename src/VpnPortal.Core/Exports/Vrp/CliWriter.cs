using System.Globalization;
using System.Text;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>
/// Writes commands as they are pasted into a terminal. Comments stand in the system view only, since <c>#</c> may leave a view;
/// they hold no question mark, which is a request for help even there, and are short enough never to be wrapped into a command.
/// </summary>
internal static class CliWriter
{
    /// <summary>Characters of a comment line; a terminal takes about 500 bytes, and a Chinese character is three of them.</summary>
    private const int LongestComment = 120;

    /// <summary>Header and sections. Commands of the system view are framed by entering and leaving it.</summary>
    public static string Write(IEnumerable<string> header, IEnumerable<CliSection> sections, bool inSystemView = true)
    {
        var text = new StringBuilder();
        foreach (var line in header) Comment(text, line);
        if (inSystemView) text.Append("system-view\n");
        foreach (var (at, section) in sections.Index())
        {
            text.Append("#\n");
            Comment(text, string.Create(CultureInfo.InvariantCulture, $"{at + 1}. {section.Title}"));
            foreach (var note in section.Notes) Comment(text, note);
            text.Append("#\n");
            Blocks(text, section.Blocks, 0);
        }
        if (inSystemView) text.Append("return\n");
        return text.ToString();
    }

    private static void Blocks(StringBuilder text, IEnumerable<CliBlock> blocks, int depth)
    {
        foreach (var block in blocks)
        {
            text.Append(' ', depth).Append(block.Line.Text).Append('\n');
            if (!block.IsView) continue;
            Blocks(text, block.Body, depth + 1);
            text.Append(' ', depth + 1).Append("quit\n");
        }
    }

    private static void Comment(StringBuilder text, string comment)
    {
        var rest = SafeText.Line(comment).Replace("?", "[U+003F]", StringComparison.Ordinal);
        do
        {
            var length = rest.Length <= LongestComment ? rest.Length : Break(rest);
            text.Append("# ").Append(rest.AsSpan(0, length).Trim(' ')).Append('\n');
            rest = rest[length..].TrimStart(' ');
        }
        while (rest.Length > 0);
    }

    /// <summary>After a blank where there is one, and never inside a surrogate pair.</summary>
    private static int Break(string text)
    {
        var blank = text.LastIndexOf(' ', LongestComment - 1);
        if (blank > LongestComment / 2) return blank + 1;
        return char.IsHighSurrogate(text[LongestComment - 1]) ? LongestComment - 1 : LongestComment;
    }
}
