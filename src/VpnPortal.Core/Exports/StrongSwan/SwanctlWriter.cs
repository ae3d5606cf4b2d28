using System.Diagnostics;
using System.Text;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>
/// Writes swanctl and strongswan.conf syntax. A name or key is a plain word or it is a bug; a value is bare when every reader
/// agrees on it, else quoted; a comment never leaves its line.
/// </summary>
public static class SwanctlWriter
{
    /// <summary>The text of the items.</summary>
    public static string Write(IEnumerable<SwanctlItem> items)
    {
        var text = new StringBuilder();
        WriteAll(text, items, 0);
        return text.ToString();
    }

    private static void WriteAll(StringBuilder text, IEnumerable<SwanctlItem> items, int depth)
    {
        var indent = new string(' ', depth * 2);
        foreach (var item in items)
        {
            switch (item)
            {
                case SwanctlComment comment:
                    text.Append(indent).Append("# ").Append(SafeText.Line(comment.Text)).Append('\n');
                    break;
                case SwanctlSetting setting:
                    text.Append(indent).Append(Word(setting.Key)).Append(" = ").Append(Value(setting.Value)).Append('\n');
                    break;
                case SwanctlSection section:
                    text.Append(indent).Append(Word(section.Name)).Append(" {\n");
                    WriteAll(text, section.Items, depth + 1);
                    text.Append(indent).Append("}\n");
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private static string Word(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? word
            : throw new ArgumentException($"'{SafeText.Line(word)}' is no swanctl name.", nameof(word));

    private static string Value(string value)
    {
        if (value.Length > 0 && value.All(IsBare)) return value;
        if (value.Any(char.IsControl)) throw new ArgumentException("A swanctl value holds a control character.", nameof(value));
        // A value that starts with 0x or 0s is decoded even inside quotes, so only a bare one is meant to be.
        if (value.StartsWith("0x", StringComparison.Ordinal) || value.StartsWith("0s", StringComparison.Ordinal))
            throw new ArgumentException("A quoted swanctl value would be decoded.", nameof(value));
        return $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsBare(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or ':' or '|' or '-';
}
