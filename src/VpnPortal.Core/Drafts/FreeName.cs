using System.Globalization;

namespace VpnPortal.Core.Drafts;

/// <summary>A name for a copy that nothing else has: <c>fra (2)</c>, then <c>fra (3)</c>.</summary>
public static class FreeName
{
    /// <summary>As long as a deployment's name may be.</summary>
    private const int MaxLength = 100;

    /// <summary>The name itself when it is free or empty, else with the first number that makes it free.</summary>
    public static string Of(string name, IReadOnlyCollection<string> taken)
    {
        if (name.Length == 0 || !taken.Contains(name, StringComparer.Ordinal)) return name;
        var stem = Stem(name);
        return Enumerable.Range(2, taken.Count + 1).Select(number => Numbered(stem, number)).First(free => !taken.Contains(free, StringComparer.Ordinal));
    }

    private static string Stem(string name)
    {
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && name[^1] == ')' && name[(open + 2)..^1] is { Length: > 0 and < 5 } number && number.All(char.IsAsciiDigit) ? name[..open] : name;
    }

    private static string Numbered(string stem, int number)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $" ({number})");
        var room = MaxLength - end.Length;
        if (stem.Length <= room) return stem + end;
        return stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)] + end;
    }
}
