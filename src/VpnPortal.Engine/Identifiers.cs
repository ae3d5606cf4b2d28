using System.Security.Cryptography;

namespace VpnPortal.Engine;

/// <summary>Short random ids that read well in a URL.</summary>
internal static class Identifiers
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Sixteen characters of 5 bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, 16);
}
