using System.Globalization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Exports;

/// <summary>Everything a renderer may look at. Instant and version are passed in, so that the same context gives the same bytes.</summary>
/// <param name="Topology">The deployment.</param>
/// <param name="CloudSide">Side whose gateway a device would talk to; the device stands in the place of the other side. Where the other side is a data centre there is no choice.</param>
/// <param name="Addresses">Public IPs and ids that the cloud has told.</param>
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
    /// <summary>For looking at only: addresses that are not known yet leave a gap instead of being a refusal.</summary>
    public bool IsPreview { get; init; }

    /// <summary>How the two ends are built.</summary>
    public Scenario Scenario => Topology.Scenario;

    /// <summary>The side whose gateway the device talks to; the only one in the cloud where the other is a data centre.</summary>
    public VpcSide Cloud => Scenario.FindSide(CloudSide) ?? Scenario.CloudSides[0];

    /// <summary>What the cloud has told, with what the design itself tells: IPs of a data centre, ids of what is reused.</summary>
    public KnownAddresses Known => Addresses.Within(Scenario);

    /// <summary>The addresses that are not known yet, one finding for each.</summary>
    public IReadOnlyList<Diagnostic> Gaps => [.. AddressCheck.Gaps(Scenario, Known)];

    /// <summary>The view of the device that stands where the peer of <see cref="Cloud"/> is.</summary>
    public ExportOutcome<DeviceView> Device() => DeviceView.From(this);

    /// <summary>The instant as headers print it.</summary>
    public string Stamp => Timestamp(RenderedAt);

    /// <summary>An instant in UTC, to the second.</summary>
    public static string Timestamp(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
