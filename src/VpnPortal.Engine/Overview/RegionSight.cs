using VpnPortal.Core.Observation;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Overview;

/// <summary>A region that cannot be seen at present, with cause and next act; it is tried again by itself.</summary>
public sealed record RegionTrouble(string RegionId, CloudFault Fault, DateTimeOffset Since);

/// <summary>What pages may believe of a region.</summary>
internal sealed class RegionSight(RegionObserver observer, TimeProvider time)
{
    /// <summary>A look older than this tells nothing of the present while newer looks fail.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(60);

    /// <summary>The instant that looks are measured against.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The latest look, or null when there is none that still counts.</summary>
    public RegionSnapshot? Latest(string regionId) =>
        observer.Latest(regionId) is { } snapshot && (observer.Fault(regionId) is null || Now - snapshot.At < Trusted) ? snapshot : null;

    /// <summary>Regions among these that cannot be seen.</summary>
    public IReadOnlyList<RegionTrouble> Troubles(IEnumerable<string> regionIds) =>
    [
        .. regionIds.Distinct(StringComparer.Ordinal)
            .Select(region => observer.Fault(region) is { } fault
                ? new RegionTrouble(region, CloudFault.Of(fault.Code, fault.Message), fault.Since) : null)
            .OfType<RegionTrouble>(),
    ];
}
