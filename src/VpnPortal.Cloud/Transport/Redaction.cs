using VpnPortal.Cloud.Configuration;
using VpnPortal.Cloud.Signing;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Cloud.Transport;

/// <summary>Cleans the words of a server before they are kept: it may repeat a parameter, or try to write lines into the log.</summary>
internal sealed class Redaction
{
    private const int LongestText = 1000;
    private const int LongestWord = 128;

    // Redacting a one-letter key would eat the codes the engine decides by; words this long are no part of an error code.
    private const int ShortestSecretInCode = 8;

    private readonly string[] secrets;

    public Redaction(ApiCall call, AlibabaOptions options) =>
        secrets = [.. call.Parameters.Secrets.Append(options.AccessKeySecret).Append(options.SecurityToken)
            .Where(secret => secret.Length > 0)
            .SelectMany(secret => new[] { secret, PercentEncoding.Encode(secret) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length)];

    /// <summary>A sentence without secrets and control characters.</summary>
    public string Text(string text)
    {
        foreach (var secret in secrets) text = text.Replace(secret, PresharedKey.Mask, StringComparison.Ordinal);
        text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    /// <summary>An error code or request id: letters, digits and <c>. _ -</c> only.</summary>
    public string Word(string word)
    {
        foreach (var secret in secrets.Where(s => s.Length >= ShortestSecretInCode))
            word = word.Replace(secret, "", StringComparison.Ordinal);
        return string.Concat(word.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-').Take(LongestWord));
    }
}
