using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>Every documented design with its routing, and the people at its device.</summary>
internal static class Design
{
    public static readonly IReadOnlyList<string> All = ["vpcs static", "vpcs bgp", "site static", "site bgp", "classic"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<string> DraftAsync(PortalUnderTest portal, string design, Site? at = null) => design switch
    {
        "vpcs static" => portal.CreateExampleAsync(),
        "vpcs bgp" => portal.CreateExampleWithBgpAsync(),
        "site static" => portal.CreateOnPremisesAsync(RoutingWords.Static, at: at),
        "site bgp" => portal.CreateOnPremisesAsync(RoutingWords.Bgp, at: at),
        _ => portal.CreateClassicAsync(at),
    };

    /// <summary>It has a device that people configure once the connections are there.</summary>
    public static bool HasDevice(string design) => !design.StartsWith("vpcs", StringComparison.Ordinal);

    /// <summary>Its connections are there, so that its device can be configured.</summary>
    public static bool IsConnected(StoredRun run) => run.Plan.Steps.Where(step => step is CreateIpsecConnectionStep or CreateClassicConnectionStep)
        .All(step => run.State[step.Address].Status == StepStatus.Succeeded);

    /// <summary>Configures the device as soon as the connections are there, unless something else happens first.</summary>
    /// <returns>True when the device is configured, or the design has none.</returns>
    public static async Task<bool> TendDeviceAsync(PortalUnderTest portal, EmulatorServer cloud, string design, string deployment, Task otherwise)
    {
        if (!HasDevice(design)) return true;
        while (!otherwise.IsCompleted)
        {
            var run = (await portal.Get<RunStore>().OfDeploymentAsync(deployment, Stop)).LastOrDefault();
            if (run is not null && IsConnected(run))
            {
                await portal.PlaceDeviceAsync(cloud, run.Id);
                return true;
            }

            await Task.WhenAny(otherwise, Task.Delay(20, Stop));
        }

        return false;
    }
}
