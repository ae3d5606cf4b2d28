using Microsoft.Extensions.Options;

namespace VpnPortal.Cloud.Configuration;

/// <summary>Finds every mistake in the <c>Cloud</c> section at once, so that a start fails once and says all.</summary>
internal sealed class AlibabaOptionsValidator : IValidateOptions<AlibabaOptions>
{
    private const int LongestTimeoutSeconds = 300;

    public ValidateOptionsResult Validate(string? name, AlibabaOptions options)
    {
        string[] problems =
        [
            .. EndpointProblems(options), .. CredentialProblems(options),
            .. WordProblems(nameof(options.Protocol), options.Protocol, "HTTPS", "HTTP"),
            .. WordProblems(nameof(options.ParameterPlacement), options.ParameterPlacement, "Body", "Query"),
            .. TimeoutProblems(options.TimeoutSeconds), .. QuotaProblems(options.Quotas),
        ];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> EndpointProblems(AlibabaOptions options)
    {
        if (options.Endpoint.Length > 0 && !CloudEndpoint.IsAllowed(options.Endpoint))
            yield return $"Cloud:Endpoint '{options.Endpoint}' is refused: write host[:port] without scheme or path, under aliyuncs.com "
                + "or loopback (127.0.0.1:PORT), or leave it empty for the regional endpoints.";
        else if (options.IsPlainHttp && !CloudEndpoint.IsLoopback(options.Endpoint))
            yield return "Cloud:Protocol HTTP would send keys in clear text: it is allowed only with a loopback Cloud:Endpoint. Use HTTPS.";
    }

    private static IEnumerable<string> CredentialProblems(AlibabaOptions options)
    {
        if (!IsHeaderSafe(options.AccessKeyId))
            yield return "Cloud:AccessKeyId is missing, or holds blanks or characters outside ASCII: copy the id of a RAM user's access key.";
        if (options.AccessKeySecret.Length == 0 || options.AccessKeySecret.Any(char.IsWhiteSpace))
            yield return "Cloud:AccessKeySecret is missing or holds blanks: "
                + "set it by environment variable (Cloud__AccessKeySecret) or secret store.";
        if (options.SecurityToken.Length > 0 && !IsHeaderSafe(options.SecurityToken))
            yield return "Cloud:SecurityToken holds blanks or characters outside ASCII: copy the STS token whole, or leave it empty.";
    }

    private static IEnumerable<string> WordProblems(string key, string value, params string[] allowed)
    {
        if (!allowed.Contains(value, StringComparer.OrdinalIgnoreCase))
            yield return $"Cloud:{key} '{value}' is unknown: use {string.Join(" or ", allowed)}.";
    }

    private static IEnumerable<string> TimeoutProblems(int seconds)
    {
        if (seconds is < 1 or > LongestTimeoutSeconds)
            yield return $"Cloud:TimeoutSeconds {seconds} is out of range: use 1 to {LongestTimeoutSeconds}, usually 10.";
    }

    private static IEnumerable<string> QuotaProblems(QuotaOptions quotas) =>
        from quota in new (string Name, int Value)[]
        {
            (nameof(quotas.VpnGateways), quotas.VpnGateways), (nameof(quotas.CustomerGateways), quotas.CustomerGateways),
            (nameof(quotas.ConnectionsPerGateway), quotas.ConnectionsPerGateway), (nameof(quotas.RoutesPerGateway), quotas.RoutesPerGateway),
            (nameof(quotas.BgpRoutes), quotas.BgpRoutes),
        }
        where quota.Value < 1
        select $"Cloud:Quotas:{quota.Name} {quota.Value} is out of range: write the number that Quota Center shows, or leave it out for the documented one.";

    private static bool IsHeaderSafe(string value) => value.Length > 0 && value.All(c => c is > ' ' and < '\x7f' and not ',');
}
