using System.Text.RegularExpressions;

namespace VpnPortal.Web.Tests.Texts;

/// <summary>Finds words that a reader would see and that are not resources: text between tags and attributes that are shown or read out.</summary>
internal static partial class MarkupLiterals
{
    private static readonly string[] Allowed = ["VpnPortal"];

    public static IEnumerable<string> In(string razor)
    {
        var markup = Comment().Replace(razor, string.Empty);
        var code = Code().Match(markup);
        if (code.Success) markup = markup[..code.Index];
        markup = Script().Replace(markup, string.Empty);
        markup = WithoutExpressions(markup);
        foreach (Match tag in Tag().Matches(markup))
        foreach (Match attribute in Shown().Matches(tag.Value))
            if (IsWords(attribute.Groups[2].Value)) yield return attribute.Value;
        foreach (var line in Tag().Replace(markup, "\n").Split('\n'))
            if (!Statement().IsMatch(line) && IsWords(line)) yield return line.Trim();
    }

    private static bool IsWords(string text) => Word().IsMatch(Allowed.Aggregate(text, (rest, word) => rest.Replace(word, string.Empty, StringComparison.Ordinal)));

    /// <summary>Replaces <c>@name.Member[…](…)</c> and <c>@(…)</c> with a hole, following brackets and strings.</summary>
    private static string WithoutExpressions(string markup)
    {
        var rest = new System.Text.StringBuilder();
        for (var at = 0; at < markup.Length; at++)
        {
            if (markup[at] != '@')
            {
                rest.Append(markup[at]);
                continue;
            }

            var name = Name().Match(markup, at + 1);
            at += name.Length;
            if (name.Value is "if" or "foreach" or "for" or "switch") at = markup.IndexOf('(', at) - 1;
            while (at + 1 < markup.Length && markup[at + 1] is '(' or '[' or '.' or '?' or '!')
            {
                if (markup[at + 1] is '(' or '[') at = Closing(markup, at + 1);
                else if (Member().Match(markup, at + 1) is { Success: true } member) at += member.Length;
                else break;
            }
        }

        return rest.ToString();
    }

    private static int Closing(string markup, int open)
    {
        var depth = 0;
        for (var at = open; at < markup.Length; at++)
        {
            if (markup[at] == '"') at = markup.IndexOf('"', at + 1);
            else if (markup[at] is '(' or '[') depth++;
            else if (markup[at] is ')' or ']' && --depth == 0) return at;
        }

        return markup.Length - 1;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@code\b", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*@(page|inject|inherits|implements|using|attribute|layout|typeparam|namespace|rendermode|else)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Script();

    [GeneratedRegex(@"<(?:[^""'<>]|""[^""]*""|'[^']*')*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b(title|aria-label|placeholder|alt|Label|Heading|Text|Title|Sub|Help|Error|FixText|Prompt|Action|Name(?=[^>]*<)|Suffix|EmptyText|NotBecause|Detail)=""([^""]*)""")]
    private static partial Regex Shown();

    [GeneratedRegex(@"^\s*(else\b|var |case |default:|break;|[{}]|.*;\s*$)")]
    private static partial Regex Statement();

    [GeneratedRegex(@"[㐀-鿿]|[A-Za-z]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\G\w*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G[.?!]+\w+")]
    private static partial Regex Member();
}
