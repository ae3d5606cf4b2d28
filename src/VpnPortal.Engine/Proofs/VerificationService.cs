using VpnPortal.Cloud;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Discovery;

namespace VpnPortal.Engine.Proofs;

/// <summary>One end to ping from or to.</summary>
/// <param name="Instances">Instances of its VPC; empty when they could not be read.</param>
public sealed record VerifySide(
    SideKey Key, string RegionId, string VpcId, string VpcName, string GatewayName, IReadOnlyList<DiscoveredInstance> Instances);

/// <summary>Everything the verify page shows.</summary>
/// <param name="Path">What was built, null while there is no run.</param>
/// <param name="Sides">Both ends; empty while there is no run.</param>
/// <param name="WantedSource">Source named in the draft's step 5, an instance id or an address; may be empty.</param>
/// <param name="WantedDestination">Destination named there; may be empty.</param>
/// <param name="Pings">Latest pings, newest first.</param>
/// <param name="Faults">Why parts of it cannot be seen.</param>
public sealed record Verification(
    string DeploymentId, string Name, SeenPath? Path, IReadOnlyList<VerifySide> Sides,
    string WantedSource, string WantedDestination, IReadOnlyList<PingProof> Pings, IReadOnlyList<CloudFault> Faults)
{
    /// <summary>The end with that key.</summary>
    public VerifySide? Side(SideKey key) => Sides.FirstOrDefault(side => side.Key == key);
}

/// <summary>Gathers what it takes to prove that traffic flows.</summary>
public sealed class VerificationService(PathReader paths, DraftStore drafts, PingStore pings, PingService service, DiscoveryService discovery)
{
    private const int ShownPings = 30;

    /// <summary>The deployment as the verify page shows it, or null when there is none.</summary>
    public async Task<Verification?> OpenAsync(string deploymentId, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(deploymentId, cancellationToken) is not { } draft) return null;
        var path = await paths.ReadAsync(deploymentId, cancellationToken);
        var faults = new List<CloudFault>(path?.Faults ?? []);
        var sides = new List<VerifySide>();
        foreach (var step in path?.Run.Plan.Steps.OfType<CreateVpnGatewayStep>() ?? [])
            sides.Add(await SideAsync(step, faults, cancellationToken));
        return new Verification(
            deploymentId, draft.Name, path, sides,
            draft.Draft.Values.GetValueOrDefault(FieldPaths.VerifySource) ?? "",
            draft.Draft.Values.GetValueOrDefault(FieldPaths.VerifyDestination) ?? "",
            await PingsAsync(deploymentId, cancellationToken), [.. faults.DistinctBy(fault => fault.Code)]);
    }

    /// <summary>The latest pings alone, for the live view of one that runs.</summary>
    public Task<IReadOnlyList<PingProof>> PingsAsync(string deploymentId, CancellationToken cancellationToken) =>
        pings.LatestAsync(deploymentId, ShownPings, cancellationToken);

    /// <summary>Starts a ping; see <see cref="PingService.StartAsync"/>.</summary>
    public Task<string> StartAsync(PingRequest request, Actor actor, CancellationToken cancellationToken) =>
        service.StartAsync(request, actor, cancellationToken);

    private async Task<VerifySide> SideAsync(CreateVpnGatewayStep step, List<CloudFault> faults, CancellationToken cancellationToken)
    {
        IReadOnlyList<DiscoveredInstance> instances = [];
        try
        {
            instances = await discovery.InstancesAsync(step.RegionId, step.Gateway.VpcId, cancellationToken);
        }
        catch (CloudException exception)
        {
            faults.Add(CloudFault.From(exception));
        }

        return new VerifySide(step.Side, step.RegionId, step.Gateway.VpcId, step.Gateway.VpcName, step.DisplayName, instances);
    }
}
