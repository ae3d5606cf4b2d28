namespace VpnPortal.Core.Primitives;

/// <summary>Judges how well a pre-shared key resists guessing. A generated key (32 random letters and digits) has no weakness.</summary>
public static class PskStrength
{
    /// <summary>From this length on a key is not short.</summary>
    public const int GoodLength = 16;

    private const int LongEnoughForLetters = 24;
    private const int FewCharacters = 6;
    private const int LongRun = 6;

    internal static IReadOnlyList<PskWeakness> WeaknessesOf(string key)
    {
        List<PskWeakness> found = [];
        if (key.Length < GoodLength) found.Add(PskWeakness.Short);
        if (key.All(char.IsAsciiDigit)) found.Add(PskWeakness.OnlyDigits);
        if (key.All(char.IsAsciiLetter) && !(key.Length >= LongEnoughForLetters && HasBothCases(key))) found.Add(PskWeakness.OnlyLetters);
        if (key.Distinct().Count() < FewCharacters || IsRepeatedBlock(key)) found.Add(PskWeakness.Repeated);
        if (HasRun(key, 1) || HasRun(key, -1)) found.Add(PskWeakness.Sequential);
        return found;
    }

    private static bool HasBothCases(string key) => key.Any(char.IsAsciiLetterUpper) && key.Any(char.IsAsciiLetterLower);

    private static bool IsRepeatedBlock(string key) => (key + key).IndexOf(key, 1, StringComparison.Ordinal) < key.Length;

    private static bool HasRun(string key, int step)
    {
        var length = 1;
        for (var i = 1; i < key.Length; i++)
        {
            length = key[i] - key[i - 1] == step ? length + 1 : 1;
            if (length >= LongRun) return true;
        }
        return false;
    }
}
