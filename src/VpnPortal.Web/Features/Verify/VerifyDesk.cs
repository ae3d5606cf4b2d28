using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Data.Queries;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Proofs;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Verify;

/// <summary>What a region looked like, without the time of the look.</summary>
public sealed record SeenRegion(EquatableArray<ObservedVpnGateway> Gateways, EquatableArray<ObservedIpsecConnection> Connections, string? Fault);

/// <summary>What the way between the sides was read at. Reading it asks the cloud, so it is read again only when this is another one.</summary>
public sealed record PathStand(string? RunId, bool? RunSucceeded, EquatableArray<SeenRegion> Regions);

/// <summary>What the verify page asks for and orders, on behalf of the person at the screen.</summary>
public sealed class VerifyDesk(VerificationService verifications, RegionObserver observer, DeploymentsQuery deployments, CurrentActor actor)
{
    /// <summary>Everything, or null when there is no such deployment.</summary>
    public Task<Verification?> OpenAsync(string deploymentId) => verifications.OpenAsync(deploymentId, CancellationToken.None);

    /// <summary>The latest pings alone.</summary>
    public Task<IReadOnlyList<PingProof>> PingsAsync(string deploymentId) => verifications.PingsAsync(deploymentId, CancellationToken.None);

    public async Task<string> StartAsync(PingRequest request) => await verifications.StartAsync(request, await actor.GetAsync(), CancellationToken.None);

    /// <summary>Has a region looked at often until the returned object is disposed.</summary>
    public IDisposable Watch(string regionId) => observer.Watch(regionId);

    public async Task<PathStand> StandAsync(string deploymentId, IEnumerable<string> regions)
    {
        var item = await deployments.FindAsync(deploymentId, CancellationToken.None);
        return new PathStand(item?.RunId, item?.RunSucceeded, regions.Select(Seen).ToEquatableArray());
    }

    private SeenRegion Seen(string regionId) => new(
        observer.Latest(regionId)?.Gateways ?? default,
        observer.Latest(regionId)?.Connections ?? default, observer.Fault(regionId)?.Code);
}
