using System.Text;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>ClientToken: the same token with the same parameters gets the first answer again, and nothing happens twice.</summary>
internal static class UsedTokens
{
    private const int MostTokens = 20_000;

    internal sealed record Token(string Key, string Digest);

    public static Token? Read(Call call, Operation operation) => operation.TakesToken && call.Parameters.Optional("ClientToken") is { } text
        ? new($"{call.Parameters.Optional("RegionId")}/{operation.Action}/{text}", Digest(call))
        : null;

    public static UsedToken? Find(Call call, Token token)
    {
        if (!call.World.Tokens.TryGetValue(token.Key, out var used))
            return null;
        return used.Digest == token.Digest
            ? used
            : throw ApiException.Bad("IdempotentParameterMismatch", "The request uses the same client token as a previous, but non-identical request.");
    }

    /// <summary>Only successes are kept: after a refusal the same token may be tried again.</summary>
    public static void Remember(Call call, Token token, string response)
    {
        call.World.Tokens[token.Key] = new(token.Digest, response, call.Effect);
        if (call.World.Tokens.Count > MostTokens)
            call.World.Tokens.RemoveAt(0);
    }

    // The two SDKs write booleans differently; that is no difference.
    private static string Digest(Call call)
    {
        var canonical = call.Parameters.All
            .Where(p => p.Key != "ClientToken" && p.Value.Length > 0)
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{UrlEncoding.Encode(p.Key)}={(bool.TryParse(p.Value, out var flag) ? flag.ToString() : UrlEncoding.Encode(p.Value))}");
        return Acs3Signature.Hash(Encoding.UTF8.GetBytes(string.Join('&', canonical)));
    }
}
