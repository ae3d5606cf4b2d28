using System.Globalization;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Review;

/// <summary>What releasing a deployment does, in the reader's language.</summary>
/// <param name="Groups">Everything that is taken away or kept, by documented step.</param>
/// <param name="Deletes">How many things are taken away.</param>
/// <param name="GivesAddressesBack">A gateway is among them, whose public IPs cannot be had again.</param>
/// <param name="Kept">Names of what stays, each with the reason.</param>
public sealed record ReleaseView(
    string DeploymentId, string Name, string Scenario, string Hash, bool IsRunning, bool IsUnresolved, int Deletes, string Usual, bool GivesAddressesBack, IReadOnlyList<PlanGroup> Groups,
    IReadOnlyList<string> Kept)
{
    public static ReleaseView Of(ReleaseReview review, DurationHistory history)
    {
        var (diff, culture) = (review.Diff, CultureInfo.CurrentUICulture.Name);
        var path = PlanDuration.Of(diff.Plan, history);
        var before = review.Inventory.Before(diff.Plan);
        return new(
            review.DeploymentId, review.Name, diff.Plan.Scenario, diff.Plan.Hash, review.IsRunning, review.Inventory.Unresolved.Length > 0,
            diff.Count(ChangeAction.Delete), Clocks.Range(path.Usual),
            diff.Changes.Any(change => change is { Kind: ResourceKind.VpnGateway, Action: ChangeAction.Delete }),
            [.. PlanGroup.Of(diff, history, path, before, culture).Reverse()],
            [.. diff.Changes.Where(change => change.Action == ChangeAction.Keep).Select(change => $"{change.Name} {change.Reason.In(culture)}")]);
    }
}

/// <summary>Reads what a release does and starts what was read, on behalf of the person at the screen.</summary>
public sealed class ReleaseViews(ReleaseService releases, DurationReader durations, CurrentActor actor)
{
    /// <summary>The release as it stands, or null when there is no such deployment.</summary>
    public async Task<ReleaseView?> ReadAsync(string deploymentId, CancellationToken cancellationToken) =>
        await releases.ReviewAsync(deploymentId, cancellationToken) is { } review ? ReleaseView.Of(review, await durations.ReadAsync(cancellationToken)) : null;

    /// <summary>Starts exactly what was read, provided that the name typed is the deployment's.</summary>
    public async Task<StartResult> StartAsync(ReleaseView view, Confirmation given) =>
        await releases.StartAsync(view.DeploymentId, given.Typed ?? "", view.Hash, given.Reason, await actor.GetAsync(), CancellationToken.None);
}
