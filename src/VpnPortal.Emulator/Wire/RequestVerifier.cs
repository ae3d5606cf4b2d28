using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VpnPortal.Emulator.Wire;

/// <summary>Decides whether a request comes from the one account of the emulator, now, and for the first time.</summary>
internal sealed class RequestVerifier(string accessKeyId, string accessKeySecret, TimeProvider wall)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    private readonly NonceCache nonces = new(Tolerance * 2);

    /// <param name="request">Nothing in it is trusted before this returns.</param>
    /// <param name="skew">How far the clock of the server is off.</param>
    public void Verify(ApiRequest request, TimeSpan skew)
    {
        if (RpcSignature.IsUsed(request))
            VerifyRpc(request, skew);
        else
            VerifyAcs3(request, skew);
    }

    /// <summary>What a server whose clock is off says to the date of a request; null when the date is still good enough for it.</summary>
    public ApiException? DateProblem(ApiRequest request, TimeSpan skew) =>
        DateProblem(RpcSignature.IsUsed(request) ? request.AllParameters().First(p => p.Key == "Timestamp").Value : request.Header("x-acs-date"), skew);

    public static ApiException Inactive() => ApiException.Bad("InvalidAccessKeyId.Inactive", "Specified access key is disabled.");

    private void VerifyAcs3(ApiRequest request, TimeSpan skew)
    {
        var authorization = Acs3Authorization.Parse(request);
        CheckKey(authorization.AccessKeyId);
        CheckDate(request.Header("x-acs-date"), skew);
        var toSign = Acs3Signature.StringToSign(request, authorization.SignedHeaders);
        var same = Same(Acs3Signature.Sign(toSign, accessKeySecret), authorization.Signature)
            & Same(Acs3Signature.Hash(request.Body), request.Header("x-acs-content-sha256"));
        if (!same)
            throw Mismatch(toSign);
        UseNonce(request.Header("x-acs-signature-nonce"), "x-acs-signature-nonce");
    }

    private void VerifyRpc(ApiRequest request, TimeSpan skew)
    {
        var given = request.AllParameters().DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        string Needed(string name) => given.TryGetValue(name, out var value) && value.Length > 0 ? value : throw ApiException.Missing(name);
        if (Needed("SignatureMethod") != "HMAC-SHA1" || Needed("SignatureVersion") != "1.0")
            throw ApiException.Bad("IncompleteSignature", "Only SignatureMethod HMAC-SHA1 with SignatureVersion 1.0 is known.");
        CheckKey(Needed("AccessKeyId"));
        CheckDate(Needed("Timestamp"), skew);
        var toSign = RpcSignature.StringToSign(request.Method, request.AllParameters());
        if (!Same(RpcSignature.Sign(toSign, accessKeySecret), Needed("Signature")))
            throw Mismatch(toSign);
        UseNonce(Needed("SignatureNonce"), "SignatureNonce");
    }

    private void CheckKey(string given)
    {
        if (!string.Equals(given, accessKeyId, StringComparison.Ordinal))
            throw ApiException.NotFound("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
    }

    private void CheckDate(string text, TimeSpan skew)
    {
        if (DateProblem(text, skew) is { } problem)
            throw problem;
    }

    private ApiException? DateProblem(string text, TimeSpan skew)
    {
        if (!DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return ApiException.Bad("InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");
        return (wall.GetUtcNow() + skew - date).Duration() > Tolerance
            ? ApiException.Bad("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")
            : null;
    }

    private void UseNonce(string nonce, string name)
    {
        if (nonce.Length == 0)
            throw ApiException.Bad("MissingSignatureNonce", $"{name} is mandatory for this action.");
        if (!nonces.TryUse(nonce, wall.GetUtcNow()))
            throw ApiException.Bad("SignatureNonceUsed", "Specified signature nonce was used already.");
    }

    private static ApiException Mismatch(string toSign) => ApiException.Bad(
        "SignatureDoesNotMatch", $"Specified signature does not match our calculation. server string to sign is:{Shown(toSign)}");

    // An RPC string to sign holds every parameter, the pre-shared keys too.
    private static string Shown(string toSign) => toSign.StartsWith(Acs3Signature.Algorithm, StringComparison.Ordinal) ? toSign : $"{toSign.Split('&')[0]}&%2F&…";

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
