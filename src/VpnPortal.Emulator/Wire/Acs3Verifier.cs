using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VpnPortal.Emulator.Wire;

/// <summary>Decides whether a request comes from the one account of the emulator, now, and for the first time.</summary>
internal sealed class Acs3Verifier(string accessKeyId, string accessKeySecret, TimeProvider wall)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    private readonly NonceCache nonces = new(Tolerance * 2);

    public void Verify(ApiRequest request)
    {
        var authorization = Acs3Authorization.Parse(request);
        if (!string.Equals(authorization.AccessKeyId, accessKeyId, StringComparison.Ordinal))
            throw ApiException.NotFound("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
        CheckDate(request.Header("x-acs-date"));
        CheckSignature(request, authorization);
        var nonce = request.Header("x-acs-signature-nonce");
        if (nonce.Length == 0)
            throw ApiException.Bad("MissingSignatureNonce", "x-acs-signature-nonce is mandatory for this action.");
        if (!nonces.TryUse(nonce, wall.GetUtcNow()))
            throw ApiException.Bad("SignatureNonceUsed", "Specified signature nonce was used already.");
    }

    private void CheckDate(string text)
    {
        if (!DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            throw ApiException.Bad("InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");
        if ((wall.GetUtcNow() - date).Duration() > Tolerance)
            throw ApiException.Bad("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
    }

    private void CheckSignature(ApiRequest request, Acs3Authorization authorization)
    {
        var toSign = Acs3Signature.StringToSign(request, authorization.SignedHeaders);
        var same = Same(Acs3Signature.Sign(toSign, accessKeySecret), authorization.Signature)
            & Same(Acs3Signature.Hash(request.Body), request.Header("x-acs-content-sha256"));
        if (!same)
        {
            throw ApiException.Bad(
                "SignatureDoesNotMatch",
                $"Specified signature does not match our calculation. server string to sign is:{toSign}");
        }
    }

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
