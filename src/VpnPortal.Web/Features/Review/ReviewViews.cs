using Microsoft.Extensions.Localization;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Review;

/// <summary>Reads reviews in the reader's language and starts what was read, on behalf of the person at the screen.</summary>
public sealed class ReviewViews(
    ProvisioningService provisioning, DeploymentReader deployments, DurationReader durations, CurrentActor actor, IStringLocalizer<WizardTexts> names)
{
    /// <summary>The review as it stands, or null when there is no such deployment.</summary>
    public async Task<ReviewView?> ReadAsync(string deploymentId, CancellationToken cancellationToken) =>
        await provisioning.ReviewAsync(deploymentId, cancellationToken) is { } review
            ? ReviewView.Of(names, review, await StandingAsync(review, cancellationToken), await durations.ReadAsync(cancellationToken)) : null;

    private async Task<DeploymentOverview?> StandingAsync(Engine.Provisioning.Review review, CancellationToken cancellationToken) =>
        review.Draft.IsBuilt ? await deployments.FindAsync(review.Draft.Stored.DeploymentId, cancellationToken) : null;

    /// <summary>Starts exactly the plan that was read.</summary>
    public async Task<StartResult> StartAsync(ReviewView view) =>
        await provisioning.StartAsync(view.DeploymentId, view.Version, view.Plan!.Hash, await actor.GetAsync(), CancellationToken.None);
}
