using System.Globalization;
using VpnPortal.Core.Health;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Deployments;

/// <summary>A deployment with a run as a drawing: planned names, made addresses, seen states.</summary>
public static class DeploymentTopology
{
    public static TopologyView Of(DeploymentOverview overview)
    {
        var (scenario, health) = (overview.Scenario!, overview.Health);
        return new TopologyView(
            SideOf(SideKey.One, overview), SideOf(SideKey.Two, overview),
            TunnelOf(TunnelRole.Master, scenario, health), TunnelOf(TunnelRole.Slave, scenario, health));
    }

    private static TopologySide SideOf(SideKey key, DeploymentOverview overview) =>
        overview.Scenario!.FindSide(key) is { } side ? VpcOf(side, overview) : SiteOf(overview.Scenario.Site!, overview);

    private static TopologySide VpcOf(VpcSide side, DeploymentOverview overview)
    {
        var (gateway, outputs) = (overview.Health.Gateway(side.Key)!, overview.Run!.State[ResourceAddress.VpnGateway(side.Key)].Outputs);
        var isClassic = overview.Scenario is OnPremisesClassic;
        return new TopologySide(
            side.Key, side.RegionId, side.Gateway.VpcName, Subnets(side.Key, overview), side.Gateway.Name, gateway.State, Asn(side.Key, overview),
            new(side.Gateway.Primary.ZoneId, side.Gateway.Primary.Name, outputs.GetValueOrDefault(OutputKeys.InternetIp)),
            new(side.Gateway.DisasterRecovery.ZoneId, side.Gateway.DisasterRecovery.Name,
                outputs.GetValueOrDefault(isClassic ? OutputKeys.InternetIp : OutputKeys.DisasterRecoveryInternetIp)),
            string.Join(" / ", gateway.Connections.Select(connection => connection.Name)), side.Connection.EffectImmediately,
            RouteState(overview, gateway), side.PublishRoutes);
    }

    /// <summary>The device's own state is not seen; its addresses are where tunnels end.</summary>
    private static TopologySide SiteOf(DataCentre site, DeploymentOverview overview) => new(
        SideKey.Two, null, site.Name, Subnets(SideKey.Two, overview), site.Name, DisplayState.Planned, Asn(SideKey.Two, overview),
        new(null, null, site.MasterIp), new(null, null, site.SlaveIp), null, false, null, false);

    /// <summary>A route leads nowhere once its gateway or connection is gone.</summary>
    private static DisplayState? RouteState(DeploymentOverview overview, GatewaySight gateway)
    {
        var (plan, state) = (overview.Run!.Plan, overview.Run.State);
        var steps = plan.Steps.Where(step => step.Side == gateway.Side && step is CreateDestinationRouteStep or PropagateRoutesStep)
            .Select(step => state[step.Address].Status).ToList();
        if (steps.Count == 0) return null;
        if (gateway.IsMissing || gateway.MissingConnection is not null) return DisplayState.Down;
        if (steps.Contains(StepStatus.Failed)) return DisplayState.Failed;
        if (steps.TrueForAll(status => status == StepStatus.Succeeded)) return DisplayState.Ready;
        return steps.TrueForAll(status => status == StepStatus.Waiting) ? DisplayState.Planned : DisplayState.Preparing;
    }

    private static TopologyTunnel TunnelOf(TunnelRole role, Scenario scenario, DeploymentHealth health) =>
        new(role, health.Tunnel(role).State, scenario.TunnelOf(role).InsideCidr?.ToString());

    private static string Subnets(SideKey side, DeploymentOverview overview) =>
        string.Join(", ", overview.Scenario!.SubnetsOf(side).Select(subnet => subnet.ToString()));

    private static string? Asn(SideKey side, DeploymentOverview overview) => overview.Scenario!.AsnOf(side) is var asn and > 0
        ? asn.ToString(CultureInfo.InvariantCulture) : null;
}
