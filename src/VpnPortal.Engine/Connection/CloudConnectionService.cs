using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Cloud.Configuration;

namespace VpnPortal.Engine.Connection;

/// <summary>How the portal reaches the cloud, without anything secret.</summary>
/// <param name="Endpoint">Host of all products; empty when each region's own endpoint is called.</param>
/// <param name="Protocol"><c>HTTPS</c> or <c>HTTP</c>.</param>
/// <param name="MaskedKeyId">Access key id with its middle hidden.</param>
/// <param name="IsTemporary">Temporary (STS) credentials are used.</param>
/// <param name="IsThisMachine">The endpoint is this machine: an emulator, not the real cloud.</param>
/// <param name="TimeoutSeconds">Limit of one call.</param>
public sealed record CloudConnection(
    string Endpoint, string Protocol, string MaskedKeyId, bool IsTemporary, bool IsThisMachine, int TimeoutSeconds);

/// <summary>Outcome of a try to reach the cloud.</summary>
/// <param name="Regions">Regions that the account may use; 0 when it failed.</param>
/// <param name="Elapsed">How long the answer took.</param>
/// <param name="Fault">Why it failed, or null.</param>
public sealed record CloudProbe(DateTimeOffset At, int Regions, TimeSpan Elapsed, CloudFault? Fault);

/// <summary>Tells how the cloud is reached, and tries it with the cheapest call that needs valid credentials.</summary>
public sealed class CloudConnectionService(IOptionsMonitor<AlibabaOptions> options, IVpcApi vpc, TimeProvider time)
{
    private const int ShownStart = 4;
    private const int ShownEnd = 4;

    /// <summary>The connection as configured.</summary>
    public CloudConnection Describe()
    {
        var now = options.CurrentValue;
        return new CloudConnection(
            now.Endpoint, now.IsPlainHttp ? "HTTP" : "HTTPS", Masked(now.AccessKeyId), now.SecurityToken.Length > 0,
            Uri.TryCreate($"https://{now.Endpoint}/", UriKind.Absolute, out var uri) && uri.IsLoopback, now.TimeoutSeconds);
    }

    /// <summary>Asks for the account's regions. Never throws for a cloud that fails.</summary>
    public async Task<CloudProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            var regions = await vpc.DescribeRegionsAsync(cancellationToken);
            return new CloudProbe(time.GetUtcNow(), regions.Count, time.GetElapsedTime(started), null);
        }
        catch (CloudException exception)
        {
            return new CloudProbe(time.GetUtcNow(), 0, time.GetElapsedTime(started), CloudFault.From(exception));
        }
    }

    private static string Masked(string keyId) => keyId.Length > ShownStart + ShownEnd + 4
        ? $"{keyId[..ShownStart]}••••{keyId[^ShownEnd..]}"
        : $"{keyId[..Math.Min(2, keyId.Length)]}••••";
}
