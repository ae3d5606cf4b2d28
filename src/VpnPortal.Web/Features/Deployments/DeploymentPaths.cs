using VpnPortal.Core.Health;
using VpnPortal.Engine.Overview;

namespace VpnPortal.Web.Features.Deployments;

/// <summary>Addresses of a deployment's pages, and the one that is worth going to next.</summary>
public static class DeploymentPaths
{
    public const string New = "/deployments/new";

    public static string Show(string id) => $"/deployments/{id}";

    public static string Routes(string id) => $"/deployments/{id}/routes";

    public static string Changes(string id) => $"/deployments/{id}/changes";

    public static string Verify(string id) => $"/deployments/{id}/verify";

    public static string Draft(string id, int step) => FormattableString.Invariant($"/deployments/{id}/draft/{step}");

    public static string Review(string id) => $"/deployments/{id}/review";

    public static string Release(string id) => $"/deployments/{id}/release";

    public static string Run(string runId) => $"/runs/{runId}";

    /// <summary>The next act: its text's key and its address.</summary>
    public static (string TextKey, string Href) Next(DeploymentOverview overview) => (overview.Health.Condition, overview.Item) switch
    {
        (DeploymentCondition.Draft, var item) => ("NextDraft", overview.DraftStep is { } step ? Draft(item.Id, step) : Review(item.Id)),
        (DeploymentCondition.Preparing or DeploymentCondition.Changing or DeploymentCondition.Releasing or DeploymentCondition.Held, var item) =>
            ("NextRun", Run(item.RunId!)),
        (DeploymentCondition.AwaitingDevice, var item) => ("NextDevice", Run(item.RunId!)),
        (DeploymentCondition.RunFailed or DeploymentCondition.RunCancelled, var item) => ("NextResume", Run(item.RunId!)),
        (DeploymentCondition.Unproven or DeploymentCondition.Degraded or DeploymentCondition.Interrupted, var item) => ("NextVerify", Verify(item.Id)),
        var (_, item) => ("NextShow", Show(item.Id)),
    };
}
