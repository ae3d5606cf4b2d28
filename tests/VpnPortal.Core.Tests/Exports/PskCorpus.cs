using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>Legal keys that have broken a syntax somewhere, every legal character alone, and random ones of 1 to 100 characters.</summary>
internal static class PskCorpus
{
    private static readonly string Alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + PresharedKey.AllowedPunctuation;

    public static IEnumerable<string> All() =>
    [
        .. Alphabet.Select(c => c.ToString()),
        "0x", "0xabcd", "0sYWJj", "$9$abc", "6", "#", "a#b", "}", "{", "\\", "a\\", "\\n", "\\\\", "'", "';reboot;'", "$(reboot)", "`reboot`",
        "${HOME}", "%{x}", "*/", "<!--", "]]>", "&amp;", "?", "a?", "--", PresharedKey.AllowedPunctuation,
        new string('\\', PresharedKey.MaxLength), new string('}', PresharedKey.MaxLength),
        .. Random(),
    ];

    /// <summary>So many random keys of 1 to 100 characters.</summary>
    public static IEnumerable<string> More(int count)
    {
        var random = new Random(19700101);
        return Enumerable.Range(0, count).Select(_ => Of(random, 1 + random.Next(PresharedKey.MaxLength)));
    }

    private static IEnumerable<string> Random()
    {
        var random = new Random(20240506);
        for (var length = 1; length <= PresharedKey.MaxLength; length++)
            for (var n = 0; n < 5; n++)
                yield return Of(random, length);
    }

    private static string Of(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
}
