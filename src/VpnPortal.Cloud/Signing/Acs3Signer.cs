using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VpnPortal.Cloud.Signing;

/// <summary>ACS3-HMAC-SHA256 as a pure function, as Alibaba Cloud documents signature version 3; checked against the official SDK's recorded requests.</summary>
internal static class Acs3Signer
{
    private const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>All headers to send besides <c>Host</c> and <c>Content-Type</c>, which are signed as given in the request.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="key">Signing key.</param>
    /// <param name="date">Now; the server accepts 15 minutes either way.</param>
    /// <param name="nonce">Unique for every request sent.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(Acs3Request request, AccessKey key, DateTimeOffset date, string nonce)
    {
        var headers = AcsHeaders(request, key, date, nonce);
        var signed = new SortedDictionary<string, string>(headers, StringComparer.Ordinal) { ["host"] = request.Host };
        if (request.ContentType is not null) signed["content-type"] = request.ContentType;
        var names = string.Join(';', signed.Keys);
        var stringToSign = $"{Algorithm}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalRequest(request, signed, names))))}";
        var signature = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.UTF8.GetBytes(stringToSign)));
        headers["Authorization"] = $"{Algorithm} Credential={key.Id},SignedHeaders={names},Signature={signature}";
        return [.. headers];
    }

    private static Dictionary<string, string> AcsHeaders(Acs3Request request, AccessKey key, DateTimeOffset date, string nonce)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["x-acs-action"] = request.Action,
            ["x-acs-version"] = request.Version,
            ["x-acs-date"] = date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-content-sha256"] = Hex(SHA256.HashData(request.Body.Span)),
        };
        if (key.SecurityToken.Length > 0)
        {
            headers["x-acs-accesskey-id"] = key.Id;
            headers["x-acs-security-token"] = key.SecurityToken;
        }
        return headers;
    }

    // The header block ends with a line feed of its own, hence the empty line before the list of names.
    private static string CanonicalRequest(Acs3Request request, SortedDictionary<string, string> signed, string names)
    {
        var query = PercentEncoding.Join(request.Query.OrderBy(p => p.Key, StringComparer.Ordinal));
        var headers = string.Concat(signed.Select(h => $"{h.Key}:{h.Value.Trim()}\n"));
        return $"{request.Method}\n{request.Path}\n{query}\n{headers}\n{names}\n{signed["x-acs-content-sha256"]}";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
