using System.Globalization;
using VpnPortal.Core.Health;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Deployments;

/// <summary>A deployment with a run as a drawing: planned names, made addresses, seen states.</summary>
public static class DeploymentTopology
{
    public static TopologyView Of(DeploymentOverview overview)
    {
        var (plan, health) = (overview.Run!.Plan, overview.Health);
        var connection = plan.Steps.OfType<CreateIpsecConnectionStep>().First();
        return new TopologyView(
            SideOf(SideKey.One, overview), SideOf(SideKey.Two, overview),
            TunnelOf(TunnelRole.Master, connection, health), TunnelOf(TunnelRole.Slave, connection, health));
    }

    private static VpcSide SideOf(SideKey side, DeploymentOverview overview)
    {
        var (plan, state, gateway) = (overview.Run!.Plan, overview.Run.State, overview.Health.Gateway(side));
        var connection = plan.Steps.OfType<CreateIpsecConnectionStep>().First(step => step.Side == side).Connection;
        var routes = plan.Steps.OfType<CreateDestinationRouteStep>().Where(step => step.Side == side).ToList();
        var outputs = state[ResourceAddress.VpnGateway(side)].Outputs;
        var ends = (
            Master: new GatewayEnd(gateway.Planned.Primary.ZoneId, gateway.Planned.Primary.Name, outputs.GetValueOrDefault(OutputKeys.InternetIp)),
            Slave: new GatewayEnd(
                gateway.Planned.DisasterRecovery.ZoneId, gateway.Planned.DisasterRecovery.Name, outputs.GetValueOrDefault(OutputKeys.DisasterRecoveryInternetIp)));
        return new VpcSide(
            side, gateway.RegionId, gateway.Planned.VpcName, Subnets(side, plan),
            new(gateway.Planned.Name, gateway.State, Asn(side, plan), ends.Master, ends.Slave),
            new(connection.Name, connection.EffectImmediately),
            RouteState(routes, state, gateway) is { } route ? new StaticRouting(route, routes.TrueForAll(step => step.PublishToVpc)) : null);
    }

    /// <summary>A route leads nowhere once its gateway or connection is gone.</summary>
    private static DisplayState? RouteState(List<CreateDestinationRouteStep> routes, RunState state, GatewaySight gateway)
    {
        if (routes.Count == 0) return null;
        if (gateway.IsMissing || gateway.IsConnectionMissing) return DisplayState.Down;
        var steps = routes.ConvertAll(route => state[route.Address].Status);
        if (steps.Contains(StepStatus.Failed)) return DisplayState.Failed;
        if (steps.TrueForAll(status => status == StepStatus.Succeeded)) return DisplayState.Ready;
        return steps.TrueForAll(status => status == StepStatus.Waiting) ? DisplayState.Planned : DisplayState.Preparing;
    }

    private static TopologyTunnel TunnelOf(TunnelRole role, CreateIpsecConnectionStep connection, DeploymentHealth health) =>
        new(role, health.Tunnel(role).State, connection.Tunnels.First(tunnel => tunnel.Role == role).InsideCidr.ToString());

    /// <summary>What the peer routes here.</summary>
    private static string Subnets(SideKey side, Plan plan) => string.Join(
        ", ", plan.Steps.OfType<CreateDestinationRouteStep>().Where(step => step.Side == side.Peer()).Select(step => step.Destination.ToString()));

    /// <summary>A side's ASN is what its peer's customer gateways carry.</summary>
    private static string? Asn(SideKey side, Plan plan) => plan.Steps.OfType<CreateCustomerGatewayStep>()
        .FirstOrDefault(step => step.Side == side.Peer())?.CustomerGateway.Asn.ToString(CultureInfo.InvariantCulture);
}
