using VpnPortal.Cloud;
using VpnPortal.Core.Observation;

namespace VpnPortal.Engine.Discovery;

/// <summary>What discovery found and what it could not. Where the credentials were refused, a region has both: an empty landscape and the fault.</summary>
public sealed record Discovered(IReadOnlyDictionary<string, Landscape> Landscapes, IReadOnlyDictionary<string, CloudException> Faults)
{
    /// <summary>Why a region could not be read, or null.</summary>
    public CloudFault? FaultOf(string regionId) =>
        Faults.TryGetValue(regionId, out var fault) ? CloudFault.From(fault) : null;

    /// <summary>The same without some resources.</summary>
    public Discovered Without(IReadOnlySet<string> cloudIds) =>
        this with { Landscapes = Landscapes.ToDictionary(pair => pair.Key, pair => pair.Value.Without(cloudIds), StringComparer.Ordinal) };
}
