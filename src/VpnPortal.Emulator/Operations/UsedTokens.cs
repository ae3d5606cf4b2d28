using System.Text;
using System.Text.Json.Nodes;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>ClientToken: the same token with the same parameters gets the first answer again, and nothing happens twice.</summary>
internal static class UsedTokens
{
    private const int LongestToken = 64;

    internal sealed record Token(string Key, string Digest);

    public static Token? Read(Call call, Operation operation)
    {
        if (call.Parameters.Optional("ClientToken") is not { } text)
            return null;
        if (text.Length > LongestToken || !Ascii.IsValid(text))
            throw ApiException.Invalid("ClientToken");
        return new($"{call.Parameters.Optional("RegionId")}/{operation.Action}/{text}", Digest(call));
    }

    public static UsedToken? Find(Call call, Token token)
    {
        if (!call.World.Tokens.TryGetValue(token.Key, out var used))
            return null;
        return used.Digest == token.Digest
            ? used
            : throw ApiException.Bad("IdempotentParameterMismatch", "The request uses the same client token as a previous, but non-identical request.");
    }

    /// <summary>Only successes are kept: after a refusal the same token may be tried again.</summary>
    public static void Remember(Call call, Token token, JsonObject response) =>
        call.World.Tokens[token.Key] = new(token.Key, token.Digest, (JsonObject)response.DeepClone(), call.Effect);

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
