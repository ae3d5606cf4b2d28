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
    /// Every ASCII punctuation character that CommonMark, GitHub's tables and autolinks or HTML could read as structure gets a
    /// backslash; markup characters become entities.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in SafeText.Line(text))
        {
            if (c == '&') escaped.Append("&amp;");
            else if (c == '<') escaped.Append("&lt;");
            else if (c == '>') escaped.Append("&gt;");
            else if ("\\`*_{}[]()#+.!|~:@$^=\"'".Contains(c) || (c == '-' && escaped.Length == 0)) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }
        return escaped.ToString();
    }
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
