namespace VpnPortal.Emulator.Wire;

/// <summary>The parsed Authorization header.</summary>
internal sealed record Acs3Authorization(string AccessKeyId, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private static readonly string[] AlwaysSigned =
        ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"];

    public static Acs3Authorization Parse(ApiRequest request)
    {
        var header = request.Header("authorization");
        if (!header.StartsWith(Acs3Signature.Algorithm + " ", StringComparison.Ordinal))
            throw Incomplete($"The Authorization header must begin with {Acs3Signature.Algorithm}.");
        var parts = header[(Acs3Signature.Algorithm.Length + 1)..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(p => p.Split('=', 2))
            .Where(p => p.Length == 2)
            .DistinctBy(p => p[0])
            .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        if (!parts.TryGetValue("Credential", out var key) || !parts.TryGetValue("SignedHeaders", out var names)
            || !parts.TryGetValue("Signature", out var signature) || key.Length == 0)
            throw Incomplete("The Authorization header needs Credential, SignedHeaders and Signature.");
        return new(key, CheckNames(request, names.Split(';')), signature);
    }

    private static string[] CheckNames(ApiRequest request, string[] names)
    {
        var missing = AlwaysSigned
            .Concat(request.Headers.Keys.Where(h => h.StartsWith("x-acs-", StringComparison.Ordinal)))
            .Except(names, StringComparer.Ordinal)
            .FirstOrDefault();
        return missing is null ? names : throw Incomplete($"The header {missing} must be signed.");
    }

    private static ApiException Incomplete(string message) => ApiException.Bad("IncompleteSignature", message);
}
