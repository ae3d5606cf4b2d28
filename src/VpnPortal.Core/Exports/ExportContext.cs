using System.Globalization;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Exports;

/// <summary>Everything a renderer may look at. Instant and version are passed in, so that the same context gives the same bytes.</summary>
/// <param name="Topology">The deployment.</param>
/// <param name="CloudSide">Side whose gateway a device would talk to; the device stands in the place of the other side.</param>
/// <param name="Addresses">Public IPs and ids as far as known.</param>
/// <param name="Keys">Pre-shared keys; needed only when they are revealed.</param>
/// <param name="Verified">What was proven.</param>
/// <param name="Language">Language of words and comments.</param>
/// <param name="Secrets">Masked or revealed.</param>
/// <param name="PortalVersion">Version of the portal.</param>
/// <param name="RenderedAt">Instant printed in headers.</param>
public sealed record ExportContext(
    ValidatedTopology Topology, SideKey CloudSide, KnownAddresses Addresses, PskSource Keys, EquatableArray<VerifiedFact> Verified,
    ExportLanguage Language, SecretMode Secrets, string PortalVersion, DateTimeOffset RenderedAt)
{
    /// <summary>The view of the device that stands where the peer of <see cref="CloudSide"/> is.</summary>
    public ExportOutcome<DeviceView> Device() => DeviceView.From(Topology, CloudSide, Addresses, Keys, Secrets);

    /// <summary>The instant as headers print it.</summary>
    public string Stamp => Timestamp(RenderedAt);

    /// <summary>An instant in UTC, to the second.</summary>
    public static string Timestamp(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
