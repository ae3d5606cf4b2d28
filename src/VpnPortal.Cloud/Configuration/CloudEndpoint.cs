namespace VpnPortal.Cloud.Configuration;

/// <summary>
/// Which hosts may be called: Alibaba Cloud's own and this machine. Everything else would be an outlet for the signed requests.
/// </summary>
internal static class CloudEndpoint
{
    private const string CloudDomain = ".aliyuncs.com";
    private const string DefaultRegion = "cn-hangzhou";
    private const int LongestRegion = 40;

    public static bool IsAllowed(string endpoint) =>
        Parse(endpoint) is { } uri && (uri.IsLoopback || uri.Host.EndsWith(CloudDomain, StringComparison.OrdinalIgnoreCase));

    public static bool IsLoopback(string endpoint) => Parse(endpoint) is { IsLoopback: true };

    /// <summary>A region goes into a host name, so it may hold nothing but what region ids hold.</summary>
    public static bool IsRegion(string regionId) =>
        regionId.Length is > 0 and <= LongestRegion && regionId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Where a product answers for a region; an empty region means the call has none (DescribeRegions).</summary>
    public static Uri Of(AlibabaOptions options, string product, string regionId)
    {
        var scheme = options.IsPlainHttp ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        return new Uri($"{scheme}://{(options.Endpoint.Length > 0 ? options.Endpoint : RegionalHost(product, regionId))}/");
    }

    // RAM has one endpoint for all regions, and the VPC endpoint of Hangzhou has no region in its name (the products' lists of
    // endpoints); the others follow one pattern.
    private static string RegionalHost(string product, string regionId) =>
        product == "ram" || (product == "vpc" && (regionId.Length == 0 || regionId == DefaultRegion))
            ? product + CloudDomain
            : $"{product}.{(regionId.Length == 0 ? DefaultRegion : regionId)}{CloudDomain}";

    private static Uri? Parse(string endpoint) =>
        Uri.TryCreate($"https://{endpoint}/", UriKind.Absolute, out var uri)
        && uri is { UserInfo: "", PathAndQuery: "/", Fragment: "" }
        && endpoint.All(c => c is > ' ' and < '\x7f' and not ('/' or '\\' or '@' or '?' or '#'))
            ? uri
            : null;
}
