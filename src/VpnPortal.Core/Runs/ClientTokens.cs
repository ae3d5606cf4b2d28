using System.Security.Cryptography;
using System.Text;
using VpnPortal.Core.Planning;

namespace VpnPortal.Core.Runs;

/// <summary>Idempotency tokens that follow from what is intended, so that every replica and every restart uses the same one.</summary>
public static class ClientTokens
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>52 ASCII characters (the API allows 64) from deployment, run, step and generation.</summary>
    public static string For(string deploymentId, string runId, ResourceAddress address, int generation)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{deploymentId}\n{runId}\n{address.Value}\n{generation}")));
        var token = new StringBuilder(52);
        for (var bit = 0; bit < hash.Length * 8; bit += 5)
        {
            var pair = (hash[bit / 8] << 8) | (bit / 8 + 1 < hash.Length ? hash[(bit / 8) + 1] : 0);
            token.Append(Base32[(pair >> (11 - (bit % 8))) & 31]);
        }

        return token.ToString();
    }
}
