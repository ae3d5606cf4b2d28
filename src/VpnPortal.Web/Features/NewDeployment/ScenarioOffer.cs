using VpnPortal.Core.Drafts;

namespace VpnPortal.Web.Features.NewDeployment;

/// <summary>What the page says of a scenario, as keys of its texts.</summary>
/// <param name="Key">Scenario key.</param>
/// <param name="Built">How many of what are built.</param>
/// <param name="Needs">What has to be there before.</param>
/// <param name="Available">What may fail.</param>
public sealed record ScenarioOffer(
    string Key, IReadOnlyList<(int Count, string Thing)> Built, IReadOnlyList<string> Needs, IReadOnlyList<string> Available)
{
    /// <summary>All scenarios, as the documents list them.</summary>
    public static readonly IReadOnlyList<ScenarioOffer> All =
    [
        new(
            VpcToVpcFields.Scenario,
            [(2, "BuiltGateways"), (4, "BuiltCustomerGateways"), (2, "BuiltConnections"), (2, "BuiltRoutes")],
            ["NeedsVpcs", "NeedsTime", "NeedsMoney"], ["AvailableZones", "AvailableCen", "AvailableBorder"]),
        new(
            OnPremisesFields.Scenario,
            [(1, "BuiltGateway"), (2, "BuiltSiteCustomerGateways"), (1, "BuiltConnection"), (1, "BuiltRoute")],
            ["NeedsVpc", "NeedsDevice", "NeedsTimeDevice"], ["AvailableDevice", "AvailableOneIp", "AvailableBack"]),
        new(
            ClassicFields.Scenario,
            [(0, "BuiltNoGateway"), (2, "BuiltSiteCustomerGateways"), (2, "BuiltClassicConnections"), (2, "BuiltWeightedRoutes")],
            ["NeedsSingleTunnel", "NeedsDevice", "NeedsHealthCheck"], ["AvailableHealthCheck", "AvailableOneZone", "AvailableInstead"]),
    ];

    /// <summary>Where the page's part on a scenario is; opening it puts the focus there.</summary>
    public static string Address(string scenario) => $"/deployments/new#{scenario}";
}
