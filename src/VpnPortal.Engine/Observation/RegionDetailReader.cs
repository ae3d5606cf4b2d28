using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Engine.Observation;

/// <summary>Asks for what the observer's listings do not hold: customer gateways, and the routes of some gateways.</summary>
public sealed class RegionDetailReader(IVpcApi vpc, TimeProvider time, IOptions<EngineOptions> options)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, RegionDetails? Details)> kept = new(StringComparer.Ordinal);

    /// <summary>The details of a region, or null while it cannot be asked; kept for a moment. They tell nothing of what is younger than a listing may lag.</summary>
    /// <param name="gatewayIds">Gateways whose routes are wanted.</param>
    public async Task<RegionDetails?> ReadAsync(string regionId, IReadOnlyCollection<string> gatewayIds, CancellationToken cancellationToken)
    {
        var key = string.Join(' ', gatewayIds.Order(StringComparer.Ordinal).Prepend(regionId));
        var now = time.GetUtcNow();
        if (kept.TryGetValue(key, out var entry) && now - entry.At < options.Value.DetailInterval) return entry.Details;
        var details = await AskAsync(regionId, gatewayIds, now - options.Value.ListingLag, cancellationToken);
        kept[key] = (now, details);
        return details;
    }

    private async Task<RegionDetails?> AskAsync(string regionId, IReadOnlyCollection<string> gatewayIds, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            var customerGateways = await vpc.DescribeCustomerGatewaysAsync(regionId, cancellationToken);
            var routes = new List<ObservedDestinationRoute>();
            foreach (var gatewayId in gatewayIds) routes.AddRange(await vpc.DescribeDestinationRoutesAsync(regionId, gatewayId, cancellationToken));
            return new RegionDetails(regionId, at, customerGateways.ToEquatableArray(), routes.ToEquatableArray());
        }
        catch (CloudException)
        {
            // Nothing is known then, and nothing is said to have drifted; that the region cannot be seen, the observer tells.
            return null;
        }
    }
}
