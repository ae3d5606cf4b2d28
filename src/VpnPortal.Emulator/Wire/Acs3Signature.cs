using System.Security.Cryptography;
using System.Text;

namespace VpnPortal.Emulator.Wire;

/// <summary>The arithmetic of ACS3-HMAC-SHA256.</summary>
internal static class Acs3Signature
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    public static string StringToSign(ApiRequest request, IReadOnlyList<string> signedHeaders) =>
        $"{Algorithm}\n{Hash(Encoding.UTF8.GetBytes(CanonicalRequest(request, signedHeaders)))}";

    public static string Sign(string stringToSign, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign)));

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string CanonicalRequest(ApiRequest request, IReadOnlyList<string> signedHeaders)
    {
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(request.Path).Append('\n')
            .Append(CanonicalQuery(request)).Append('\n');
        foreach (var name in signedHeaders)
            text.Append(name).Append(':').Append(request.Header(name).Trim()).Append('\n');
        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(Hash(request.Body)).ToString();
    }

    // Rebuilt from the decoded query: the Node SDK leaves *'()! bare on the wire but signs them encoded.
    private static string CanonicalQuery(ApiRequest request) => string.Join('&', request.Query
        .OrderBy(p => p.Key, StringComparer.Ordinal)
        .ThenBy(p => p.Value, StringComparer.Ordinal)
        .Select(p => $"{UrlEncoding.Encode(p.Key)}={UrlEncoding.Encode(p.Value)}"));
}
