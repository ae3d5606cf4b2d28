using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>Markdown that is safe by construction: what fills a hole can never become structure.</summary>
internal readonly record struct MarkdownText(string Value)
{
    public static MarkdownText Of(MarkdownTextHandler text) => new(text.Finish());

    /// <summary>The text in one of the two languages.</summary>
    public static MarkdownText Of(ExportLanguage language, MarkdownTextHandler zh, MarkdownTextHandler en) =>
        new(language == ExportLanguage.English ? en.Finish() : zh.Finish());

    /// <summary>An address, id or network in code style; anything but a plain word is escaped text instead, a missing one a dash.</summary>
    public static MarkdownText Code(string? word) => word switch
    {
        null or "" => new("–"),
        _ when SafeText.IsPlainWord(word) => new($"`{word}`"),
        _ => new(Escape(word)),
    };

    /// <summary>Several networks in code style.</summary>
    public static MarkdownText Code(IEnumerable<Cidr> networks) =>
        new(string.Join(' ', networks.Select(network => Code(network.ToString()).Value)));

    /// <summary>
    /// Backslashes before what CommonMark, GitHub's tables and autolinks could read as structure, entities for markup
    /// characters; the rest stays readable.
    /// </summary>
    public static string Escape(string text)
    {
        var (line, escaped) = (SafeText.Line(text), new StringBuilder(text.Length + 8));
        for (var i = 0; i < line.Length; i++)
        {
            if (Entity(line[i]) is { } entity) escaped.Append(entity);
            else if (IsStructure(line, i)) escaped.Append('\\').Append(line[i]);
            else escaped.Append(line[i]);
        }
        return escaped.ToString();
    }

    private static string? Entity(char c) => c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => null };

    private static bool IsStructure(string line, int at) => line[at] switch
    {
        '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '#' or '|' or '~' or '$' or '^' or '@' => true,
        // Lists, rules and underlined headings, should the hole stand at the start of a line.
        '-' or '+' or '=' => at == 0,
        '.' or ')' => line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0 || line[..at].EndsWith("www", StringComparison.OrdinalIgnoreCase),
        ':' => at + 1 < line.Length && line[at + 1] == '/',
        _ => false,
    };
}

/// <summary>Builds a <see cref="MarkdownText"/> from an interpolated string: literals stay, holes are escaped.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkdownTextHandler
{
    private readonly StringBuilder text;

    public MarkdownTextHandler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(string word) => text.Append(MarkdownText.Escape(word));

    public void AppendFormatted(long number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(MarkdownText part) => text.Append(part.Value);

    public string Finish() => text.ToString();
}
