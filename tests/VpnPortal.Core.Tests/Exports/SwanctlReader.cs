using System.Text;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>
/// Reads swanctl syntax the way strongSwan 5.9.8 does (settings lexer): sections, <c>key = value</c>, quoted strings with
/// escapes, comments to the end of the line. Settings come out under dotted paths.
/// </summary>
internal static class SwanctlReader
{
    public static Dictionary<string, string> Read(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var path = new Stack<string>();
        foreach (var raw in text.Split('\n'))
        {
            var line = StripComment(raw).Trim();
            if (line.Length == 0) continue;
            if (line == "}") path.Pop();
            else if (line.EndsWith('{')) path.Push(line[..^1].Trim());
            else ReadSetting(settings, path, line);
        }
        if (path.Count != 0) throw new FormatException("A section is not closed.");
        return settings;
    }

    private static void ReadSetting(Dictionary<string, string> settings, Stack<string> path, string line)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        if (at < 1) throw new FormatException($"syntax error: {line}");
        var key = string.Join('.', path.Reverse().Append(line[..at].Trim()));
        if (!settings.TryAdd(key, Value(line[(at + 1)..].Trim()))) throw new FormatException($"{key} stands twice.");
    }

    private static string Value(string text)
    {
        if (!text.StartsWith('"')) return text;
        var value = new StringBuilder();
        for (var i = 1; i < text.Length - 1; i++)
            value.Append(text[i] != '\\' ? text[i] : text[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
        return value.ToString();
    }

    private static string StripComment(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '\\') i++;
            else if (line[i] == '"') quoted = !quoted;
            else if (!quoted && line[i] == '#') return line[..i];
        }
        return line;
    }
}
