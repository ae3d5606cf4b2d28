using System.Text;
using System.Text.RegularExpressions;

namespace VpnPortal.Architecture.Tests;

/// <summary>Takes comments and texts out of source, so that a rule does not trip over prose. Code inside <c>{}</c> of an interpolated string goes, too.</summary>
internal static partial class CodeText
{
    public static string OfCSharp(string text) => Literal().Replace(text, match => match.Value[0] == '/' ? "" : "\"\"");

    /// <summary>Attribute values hold code, so texts stay, except keys of resources such as <c>T["Title"]</c>.</summary>
    public static string OfRazor(string text) => Key().Replace(RazorComment().Replace(text, ""), "[\"\"");

    /// <summary>Words between capitals: <c>RunJournal</c> is run, journal.</summary>
    public static IEnumerable<string> WordsOf(string name)
    {
        var word = new StringBuilder();
        foreach (var character in name)
        {
            if (word.Length > 0 && (char.IsUpper(character) || !char.IsLetter(character)))
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetter(character)) word.Append(char.ToLowerInvariant(character));
        }

        if (word.Length > 0) yield return word.ToString();
    }

    // Comments, raw strings, verbatim strings, ordinary strings, characters: whichever begins first wins.
    [GeneratedRegex(
        """
        //[^\n]* | /\*.*?\*/ | (?<quotes>"{3,}).*?\k<quotes> | (?:@\$?|\$@)"(?:""|[^"])*" | "(?:\\.|[^"\\\n])*" | '(?:\\.[^'\n]*|[^'\\\n])'
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex("\\[\"[^\"]*\"")]
    private static partial Regex Key();

    [GeneratedRegex("@\\*.*?\\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex RazorComment();
}
