using System.Text.RegularExpressions;

namespace VpnPortal.Web.Tests.Texts;

/// <summary>A text that a source asks its localizer for. <c>Key</c> has a * where only the program knows.</summary>
internal sealed record TextUse(string Marker, string Key);

/// <summary>Finds what sources ask their localizers for, whatever the localizer is called and however the key is chosen.</summary>
internal static partial class TextUses
{
    /// <param name="source">The file.</param>
    /// <param name="sibling">Its other half: the markup of a code-behind, or the other way round.</param>
    public static IEnumerable<TextUse> Of(string source, string sibling = "")
    {
        var markers = Localizer().Matches(sibling).Concat(Localizer().Matches(source))
            .GroupBy(match => match.Groups["name"].Value, match => match.Groups["marker"].Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        return from Match asked in Asked().Matches(source)
               where markers.ContainsKey(asked.Groups["name"].Value)
               from key in Keys(FirstArgument(source, asked.Index + asked.Length))
               select new TextUse(markers[asked.Groups["name"].Value], key);
    }

    public static bool Fits(string pattern, string key) =>
        Regex.IsMatch(key, $"^{string.Join(".*", pattern.Split('*').Select(Regex.Escape))}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>From after the bracket to the first comma or closing bracket of the same depth.</summary>
    private static string FirstArgument(string source, int start)
    {
        var (depth, quoted) = (0, false);
        for (var at = start; at < source.Length; at++)
        {
            var c = source[at];
            if (c == '"' && source[at - 1] != '\\') quoted = !quoted;
            else if (quoted) continue;
            else if (c is '(' or '[' or '{') depth++;
            else if (depth == 0 && c is ',' or ']') return source[start..at];
            else if (c is ')' or ']' or '}') depth--;
        }

        return "";
    }

    /// <summary>The keys themselves, both of a choice, and none of what is only compared with.</summary>
    private static IEnumerable<string> Keys(string expression) =>
        from Match text in Text().Matches(expression)
        where text.Groups["dynamic"].Length > 0 || !Compared().IsMatch(expression[..text.Index])
        select text.Groups["dynamic"].Length > 0 ? Hole().Replace(text.Groups["text"].Value, "*") : text.Groups["text"].Value;

    [GeneratedRegex(@"IStringLocalizer<(?<marker>\w+)>\??\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\b(?<name>\w+)\[", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<dynamic>\$?)""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Text();

    [GeneratedRegex(@"(==|!=|\bis|\bor|\bnot)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Compared();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
