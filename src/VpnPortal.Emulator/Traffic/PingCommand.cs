using System.Globalization;
using System.Net;
using System.Net.Sockets;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Reads the one command the emulated instances know: ping of an IPv4 address.</summary>
internal static class PingCommand
{
    private const int UsageError = 2;
    private const int NotFound = 127;
    private const double ShortestInterval = 0.002;
    private const string ValueFlags = "cWisw";
    private const string IgnoredFlags = "nD4v";

    public static PingOrder? Parse(string content, out CommandFailure? failure)
    {
        var words = Words(content);
        if (words.Count == 0 || words[0] is not ("ping" or "/bin/ping" or "/usr/bin/ping") || words.Exists(w => w.AsSpan().ContainsAny(";|&<>$`(){}\n")))
        {
            failure = new(NotFound, $"emulator: only `ping` of an IPv4 address is emulated on these instances, not: {words.FirstOrDefault()}\n");
            return null;
        }

        try
        {
            failure = null;
            return Build(words[1..]);
        }
        catch (FormatException error)
        {
            failure = new(UsageError, error.Message + "\n");
            return null;
        }
    }

    private static List<string> Words(string content)
    {
        var words = content.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToList();
        // Scripts often begin with an interpreter line, sudo or a locale, and end by joining the two outputs.
        while (words.Count > 0 && (words[0] is "sudo" || words[0].StartsWith("#!", StringComparison.Ordinal) || words[0].StartsWith("LC_ALL=", StringComparison.Ordinal) || words[0].StartsWith("LANG=", StringComparison.Ordinal)))
            words.RemoveAt(0);
        if (words.Count > 0 && words[^1] is "2>&1")
            words.RemoveAt(words.Count - 1);
        return words;
    }

    private static PingOrder Build(List<string> words)
    {
        string? target = null;
        var quiet = false;
        var values = new Dictionary<char, double> { ['i'] = 1, ['W'] = 10, ['s'] = 56 };
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Length < 2 || word[0] != '-')
            {
                target = word;
                continue;
            }

            if (ValueFlags.Contains(word[1], StringComparison.Ordinal))
                values[word[1]] = Value(word[1], word.Length > 2 ? word[2..] : i + 1 < words.Count ? words[++i] : "");
            else
                quiet |= Flags(word);
        }

        int? count = values.TryGetValue('c', out var c) ? (int)Math.Min(c, 100_000) : null;
        if (values.TryGetValue('w', out var deadline))
            count = Math.Min(count ?? int.MaxValue, (int)Math.Floor(deadline / Math.Max(values['i'], ShortestInterval)) + 1);
        return new(Address(target), count, Math.Max(values['i'], ShortestInterval), values['W'], (int)values['s'], quiet, values.ContainsKey('c') && values.ContainsKey('w'));
    }

    private static double Value(char flag, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && (flag is 'i' or 'W' or 's' || value >= 1) && (flag is not 's' || value <= 65507) && value < int.MaxValue
            ? value
            : throw new FormatException($"ping: invalid argument: '{text}'");

    private static bool Flags(string word)
    {
        foreach (var flag in word.AsSpan(1))
        {
            if (flag != 'q' && !IgnoredFlags.Contains(flag, StringComparison.Ordinal))
                throw new FormatException($"ping: invalid option -- '{flag}'");
        }

        return word.Contains('q', StringComparison.Ordinal);
    }

    private static string Address(string? text)
    {
        if (text is null)
            throw new FormatException("ping: usage error: Destination address required");
        return IPAddress.TryParse(text, out var ip) && ip.AddressFamily == AddressFamily.InterNetwork && ip.ToString() == text
            ? text
            : throw new FormatException($"ping: {text}: Name or service not known");
    }
}
