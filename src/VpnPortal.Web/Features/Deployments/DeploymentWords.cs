using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Health;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Engine.Overview;

namespace VpnPortal.Web.Features.Deployments;

/// <summary>Says how a deployment fares.</summary>
public sealed class DeploymentWords(IStringLocalizer<DeploymentsTexts> texts)
{
    /// <summary>Its name, or that it has none yet.</summary>
    public string Name(DeploymentOverview overview) => overview.Item.Name.Length > 0 ? overview.Item.Name : texts["Unnamed"];

    /// <summary>What was chosen to build.</summary>
    public static string Scenario(string key) => ScenarioNames.Of(key).In(CultureInfo.CurrentUICulture.Name);

    /// <summary>The same, with how routes come about where that is decided.</summary>
    public string Built(DeploymentOverview overview) => overview.Scenario is { Routing: RoutingMode.Bgp }
        ? texts["WithBgp", Scenario(overview.Item.Scenario)] : Scenario(overview.Item.Scenario);

    /// <summary>Where it is.</summary>
    public string Regions(DeploymentOverview overview) =>
        overview.Regions.Count == 0 ? texts["RegionUnset"] : string.Join(" · ", overview.Regions);

    /// <summary>The reason behind its state.</summary>
    public string Condition(DeploymentOverview overview)
    {
        var health = overview.Health;
        return health.Condition switch
        {
            DeploymentCondition.Draft => texts["IsDraft"],
            DeploymentCondition.Held => texts["IsHeld"],
            DeploymentCondition.Released => texts["IsReleased"],
            DeploymentCondition.RunCancelled => texts["IsRunCancelled"],
            DeploymentCondition.Changing => texts["IsChanging", overview.Progress!.DoneCount, overview.Progress.Rows.Count],
            DeploymentCondition.Releasing => texts["IsReleasing", overview.Progress!.DoneCount, overview.Progress.Rows.Count],
            DeploymentCondition.Preparing => texts["IsPreparing", overview.Progress!.DoneCount, overview.Progress.Rows.Count],
            DeploymentCondition.AwaitingDevice => texts["IsAwaitingDevice", overview.Scenario!.Site!.Name],
            DeploymentCondition.RunFailed => texts["IsRunFailed"],
            DeploymentCondition.NotSeen => texts["IsNotSeen"],
            DeploymentCondition.Missing => Missing(health),
            DeploymentCondition.Interrupted => health.Tunnels.All(tunnel => tunnel.Obstacle == health.Tunnels[0].Obstacle)
                ? texts[$"IsInterrupted{health.Tunnels[0].Obstacle}"] : texts["IsInterruptedNone"],
            DeploymentCondition.Degraded => Degraded(health),
            DeploymentCondition.Unproven => texts["IsUnproven"],
            DeploymentCondition.Proven => texts["IsProven"],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What a fault can take away.</summary>
    public string Availability(DeploymentOverview overview) => overview.Health.Condition == DeploymentCondition.Released
        ? texts["IsReleased"] : texts[$"Availability{overview.Health.Availability}"];

    private string Degraded(DeploymentHealth health)
    {
        var poor = health.Tunnels.First(tunnel => !tunnel.IsUp);
        return texts[$"IsDegraded{poor.Obstacle}", texts[poor.Role == TunnelRole.Master ? "MasterTunnel" : "SlaveTunnel"]];
    }

    private string Missing(DeploymentHealth health) => health.Gateways.FirstOrDefault(gateway => gateway.IsMissing) is { } gone
        ? texts["IsMissing", gone.Planned.Name]
        : texts["IsMissingConnection", health.Gateways.Select(gateway => gateway.MissingConnection).OfType<ConnectionSight>().First().Name];
}
