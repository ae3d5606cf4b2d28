using System.Diagnostics;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Planning;

/// <summary>Turns a checked topology into steps. The sides are independent wherever the API allows, so that they run in parallel.</summary>
public static class Planner
{
    /// <summary>The plan that builds everything from nothing.</summary>
    /// <param name="desired">What shall exist.</param>
    /// <param name="fingerprints">A short fingerprint per draft path of a pre-shared key, so that a changed key is told from the former one.</param>
    public static Plan Create(ValidatedTopology desired, IReadOnlyDictionary<string, string>? fingerprints = null)
    {
        var scenario = fingerprints is null ? desired.Scenario : Marked(desired.Scenario, fingerprints);
        return new Plan(scenario.Key, StepsOf(scenario).ToEquatableArray());
    }

    private static Scenario Marked(Scenario scenario, IReadOnlyDictionary<string, string> fingerprints)
    {
        Tunnel Marked(Tunnel tunnel) => tunnel with { KeyFingerprint = fingerprints.GetValueOrDefault(tunnel.PskPath) };
        return scenario with { Master = Marked(scenario.Master), Slave = Marked(scenario.Slave) };
    }

    /// <summary>All steps in an order in which dependencies come first.</summary>
    private static IEnumerable<PlanStep> StepsOf(Scenario scenario) => scenario switch
    {
        VpcToVpc vpcs => DualTunnelPlan.StepsOf(vpcs),
        OnPremises onPremises => DualTunnelPlan.StepsOf(onPremises),
        OnPremisesClassic classic => ClassicPlan.StepsOf(classic),
        _ => throw new UnreachableException(),
    };
}

/// <summary>Steps that several designs share.</summary>
internal static class PlannedSteps
{
    public static PlanStep Gateway(VpcSide side) => side.Gateway.ExistingId is null
        ? new CreateVpnGatewayStep(ResourceAddress.VpnGateway(side.Key), side.Key, side.RegionId, default, side.Gateway)
        : new UseVpnGatewayStep(ResourceAddress.VpnGateway(side.Key), side.Key, side.RegionId, default, side.Gateway);

    /// <summary>The peer's public IPs: two, or one where both tunnels end on the same.</summary>
    public static IEnumerable<PlanStep> CustomerGateways(VpcSide side, ResourceAddress? peerGateway) =>
        TunnelRoles.Both.Take(side.SharesCustomerGateway ? 1 : 2).Select(role => CustomerGateway(side, peerGateway, role));

    public static EquatableArray<ResourceAddress> Needs(params IEnumerable<ResourceAddress> addresses) => addresses.Distinct().ToEquatableArray();

    private static PlanStep CustomerGateway(VpcSide side, ResourceAddress? peerGateway, TunnelRole role)
    {
        var (address, customerGateway) = (ResourceAddress.CustomerGateway(side.Key, role), side.CustomerGatewayOf(role));
        return customerGateway.ExistingId is null
            ? new CreateCustomerGatewayStep(address, side.Key, side.RegionId, peerGateway is { } peer ? Needs(peer) : default, customerGateway, peerGateway, role)
            : new UseCustomerGatewayStep(address, side.Key, side.RegionId, default, customerGateway, role);
    }
}
