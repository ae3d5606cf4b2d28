using System.Globalization;
using VpnPortal.Core.Health;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Shared.Topology;
using BuiltSide = VpnPortal.Core.Topology.VpcSide;
using VpcSide = VpnPortal.Web.Shared.Topology.VpcSide;

namespace VpnPortal.Web.Features.Deployments;

/// <summary>A deployment with a run as a drawing: planned names, made addresses, seen states.</summary>
public static class DeploymentTopology
{
    public static TopologyView Of(DeploymentOverview overview) => new(
        SideOf(SideKey.One, overview), SideOf(SideKey.Two, overview), TunnelOf(TunnelRole.Master, overview), TunnelOf(TunnelRole.Slave, overview));

    private static TopologySide SideOf(SideKey key, DeploymentOverview overview) =>
        overview.Scenario!.FindSide(key) is { } side ? VpcOf(side, overview) : SiteOf(overview.Scenario.Site!, overview);

    private static VpcSide VpcOf(BuiltSide side, DeploymentOverview overview)
    {
        var gateway = overview.Health.Gateway(side.Key)!;
        var isClassic = overview.Scenario is OnPremisesClassic;
        var roles = isClassic ? [TunnelRole.Master] : TunnelRoles.Both;
        return new VpcSide(
            side.Key, side.RegionId, side.Gateway.VpcName, Subnets(side.Key, overview),
            new(side.Gateway.Name, gateway.State, Asn(side.Key, overview), roles.Select(role => EndOf(role, side, overview)).ToEquatableArray()),
            isClassic ? null : new(side.Connection.Name, side.Connection.EffectImmediately), RoutingOf(side, gateway, overview));
    }

    private static GatewayEnd EndOf(TunnelRole role, BuiltSide side, DeploymentOverview overview)
    {
        var vSwitch = role == TunnelRole.Master ? side.Gateway.Primary : side.Gateway.DisasterRecovery;
        var outputs = overview.Run!.State.Standing(ResourceAddress.VpnGateway(side.Key)).Outputs;
        return new(vSwitch.ZoneId, vSwitch.Name, outputs.GetValueOrDefault(OutputKeys.AddressOf(role)));
    }

    /// <summary>The device's own state and routes are not seen; its addresses are where tunnels end, and its sessions are the gateway's.</summary>
    private static DataCentreSide SiteOf(DataCentre site, DeploymentOverview overview) => new(
        SideKey.Two, site.Name, Subnets(SideKey.Two, overview),
        new(null, site.Device.Length > 0 ? site.Device : null, Asn(SideKey.Two, overview), new[] { site.MasterIp, site.SlaveIp }.Distinct().Cast<string?>().ToEquatableArray()),
        overview.Scenario!.Routing == RoutingMode.Bgp ? new BgpRouting(BgpState(overview.Health.Tunnel(TunnelRole.Master)), null) : StaticRouting.OnDevice);

    private static TopologyRouting? RoutingOf(BuiltSide side, GatewaySight gateway, DeploymentOverview overview)
    {
        var steps = overview.Run!.Plan.Design.Where(step => step.Side == side.Key).ToList();
        if (overview.Scenario!.Routing == RoutingMode.Bgp)
            return StateOf(steps.Where(step => step is PropagateRoutesStep), gateway, overview) is { } state ? new BgpRouting(state, Propagated: true) : null;
        var routes = steps.OfType<CreateDestinationRouteStep>().GroupBy(step => step.Connection).Select(same => new TopologyRoute(
            StateOf(same, gateway, overview)!.Value,
            overview.Scenario is OnPremisesClassic ? overview.Run.Plan.DesignOf(same.Key).DisplayName : null,
            overview.Scenario is OnPremisesClassic ? same.First().Weight : null)).ToEquatableArray();
        return routes.Count == 0 ? null : new StaticRouting(routes, side.PublishRoutes);
    }

    /// <summary>A route leads nowhere once its gateway or connection is gone.</summary>
    private static DisplayState? StateOf(IEnumerable<PlanStep> steps, GatewaySight gateway, DeploymentOverview overview)
    {
        var statuses = steps.Select(step => overview.Run!.State.Standing(step.Address).Status).ToList();
        if (statuses.Count == 0) return null;
        if (gateway.IsMissing || gateway.MissingConnection is not null) return DisplayState.Down;
        if (statuses.Contains(StepStatus.Failed)) return DisplayState.Failed;
        if (statuses.TrueForAll(status => status == StepStatus.Succeeded)) return DisplayState.Ready;
        return statuses.TrueForAll(status => status == StepStatus.Waiting) ? DisplayState.Planned : DisplayState.Preparing;
    }

    private static TopologyTunnel TunnelOf(TunnelRole role, DeploymentOverview overview)
    {
        var (scenario, sight) = (overview.Scenario!, overview.Health.Tunnel(role));
        var (tunnel, classic) = (scenario.TunnelOf(role), (scenario as OnPremisesClassic)?.ConnectionOf(role));
        return new(
            role, sight.State, tunnel.InsideCidr?.ToString(), IsNumbered: tunnel.InsideCidr is not null,
            classic is null ? null : new(classic.Name, scenario.CloudSides[0].Connection.EffectImmediately),
            scenario.Routing == RoutingMode.Bgp ? new(BgpState(sight), tunnel.InsideAddress(SideKey.One), tunnel.InsideAddress(SideKey.Two)) : null,
            classic is null ? null : CheckState(sight));
    }

    private static DisplayState BgpState(TunnelSight tunnel) =>
        tunnel.Ends.Count == 0 ? DisplayState.Planned : tunnel.Ends.All(end => end.Bgp is { IsUp: true }) ? DisplayState.Up : DisplayState.Preparing;

    private static DisplayState CheckState(TunnelSight tunnel) =>
        tunnel.Ends.Count == 0 ? DisplayState.Planned : tunnel.Ends.All(end => end.HealthCheck is { Succeeds: true }) ? DisplayState.Normal : DisplayState.Attention;

    private static string Subnets(SideKey side, DeploymentOverview overview) =>
        string.Join(", ", overview.Scenario!.SubnetsOf(side).Select(subnet => subnet.ToString()));

    private static string? Asn(SideKey side, DeploymentOverview overview) => overview.Scenario!.AsnOf(side) is var asn and > 0
        ? asn.ToString(CultureInfo.InvariantCulture) : null;
}
