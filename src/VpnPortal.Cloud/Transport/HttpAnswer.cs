using System.Globalization;

namespace VpnPortal.Cloud.Transport;

/// <summary>An answer read to its end.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Raw body; may hold pre-shared keys, so it is read and dropped, never kept.</param>
/// <param name="RetryAfter">What the cloud asked to wait.</param>
internal sealed record HttpAnswer(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter)
{
    private const string RetryAfterHeader = "x-acs-retry-after";
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public static async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), WaitOf(response));

    public override string ToString() => FormattableString.Invariant($"HTTP {Status}, {Body.Length} bytes");

    // Milliseconds. A wait beyond all sense is cut, so that a wrong header cannot park a run.
    private static TimeSpan? WaitOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(RetryAfterHeader, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestWait.TotalMilliseconds))
            : null;
}
