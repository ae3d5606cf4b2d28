using System.Security.Cryptography;
using System.Text;

namespace VpnPortal.Emulator.Wire;

/// <summary>Signature version 1.0 (HMAC-SHA1), which Terraform, the aliyun CLI and older SDKs send: in the query, with POST also in the form.</summary>
internal static class RpcSignature
{
    public static bool IsUsed(ApiRequest request) => request.Header("authorization").Length == 0 && request.AllParameters().Any(p => p.Key == "SignatureMethod");

    public static string StringToSign(string method, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var canonical = string.Join('&', parameters
            .Where(p => p.Key != "Signature")
            .Select(p => (Key: UrlEncoding.Encode(p.Key), Value: UrlEncoding.Encode(p.Value)))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key}={p.Value}"));
        return $"{method}&%2F&{UrlEncoding.Encode(canonical)}";
    }

    /// <summary>SHA-1 is what the protocol asks for; it proves the caller here, it protects nothing.</summary>
    public static string Sign(string stringToSign, string secret) =>
#pragma warning disable CA5350 // The algorithm is the API's.
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(stringToSign)));
#pragma warning restore CA5350
}
