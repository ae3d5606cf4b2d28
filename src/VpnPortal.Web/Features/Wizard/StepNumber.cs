using VpnPortal.Core.Drafts;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>Which documented step asks a field, and where that step is.</summary>
public static class StepNumber
{
    public const int First = 1;
    public const int Last = 5;

    public static IEnumerable<int> All => Enumerable.Range(First, Last);

    public static int Of(string scenario, string path) => DraftFields.Find(scenario, path)?.Step ?? First;

    public static string Address(string deploymentId, int step) => $"/deployments/{deploymentId}/draft/{step}";

    /// <summary>Address of a field; opening it puts the focus there.</summary>
    public static string Address(string deploymentId, string scenario, string path) => $"{Address(deploymentId, Of(scenario, path))}#{path}";
}
