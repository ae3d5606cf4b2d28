using System.Globalization;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Changes;

/// <summary>
/// What has to stand for a topology, read from the topology alone and without a plan: one line per thing. The same lines are written
/// for a state, so that the two can be compared and a failure can be read.
/// </summary>
internal static class ExpectedThings
{
    public static IReadOnlyList<string> Of(Scenario scenario, IReadOnlyDictionary<string, string> fingerprints) =>
        [.. scenario.CloudSides.SelectMany(side => OfSide(scenario, side, fingerprints)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Of(BuiltState state) => [.. state.Resources.Select(Line).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> OfSide(Scenario scenario, VpcSide side, IReadOnlyDictionary<string, string> fingerprints)
    {
        var (own, gateway) = (side.Key.Name(), side.Gateway);
        yield return gateway.ExistingId is { } existing
            ? $"vpn_gateway.{own} in {side.RegionId}: used {existing}"
            : $"vpn_gateway.{own} in {side.RegionId}: {gateway.Name} {gateway.VpcId} {gateway.Primary.Id} {gateway.DisasterRecovery.Id} {gateway.BandwidthMbps} {gateway.Billing.ChargeType}";
        foreach (var role in TunnelRoles.Both.Take(side.SharesCustomerGateway ? 1 : 2))
        {
            var customer = side.CustomerGatewayOf(role);
            yield return customer.ExistingId is { } registered
                ? $"customer_gateway.{own}.{role.Name()} in {side.RegionId}: used {registered}"
                : $"customer_gateway.{own}.{role.Name()} in {side.RegionId}: {customer.Name} {customer.IpAddress ?? $"vpn_gateway.{side.Key.Peer().Name()}"} {customer.Asn}";
        }

        foreach (var line in scenario is OnPremisesClassic classic ? Classic(classic, fingerprints) : Dual(scenario, side, fingerprints)) yield return line;
    }

    private static IEnumerable<string> Dual(Scenario scenario, VpcSide side, IReadOnlyDictionary<string, string> fingerprints)
    {
        var own = side.Key.Name();
        var ends = side.SharesCustomerGateway ? $"customer_gateway.{own}.tunnel1" : $"customer_gateway.{own}.tunnel1 customer_gateway.{own}.tunnel2";
        var keys = string.Join(' ', TunnelRoles.Both.Select(role => fingerprints[$"{role.Name()}.psk"]));
        yield return $"ipsec_connection.{own} in {side.RegionId}: {side.Connection.Name} vpn_gateway.{own} {ends} {side.Connection.EffectImmediately} {scenario.Crypto} {keys} ";
        yield return $"tunnels.{own} in {side.RegionId}";
        if (scenario.Routing == RoutingMode.Static)
        {
            foreach (var destination in scenario.SubnetsOf(side.Key.Peer()))
                yield return $"destination_route.{own}.{destination} in {side.RegionId}: vpn_gateway.{own} ipsec_connection.{own} {side.PublishRoutes} 100";
            yield break;
        }

        yield return $"bgp.{own} in {side.RegionId}: ipsec_connection.{own} {side.Asn} {scenario.Master.InsideCidr} {scenario.Slave.InsideCidr}";
        yield return $"route_propagation.{own} in {side.RegionId}: vpn_gateway.{own}";
        yield return $"bgp_sessions.{own} in {side.RegionId}";
    }

    private static IEnumerable<string> Classic(OnPremisesClassic scenario, IReadOnlyDictionary<string, string> fingerprints)
    {
        var (side, own) = (scenario.Cloud, scenario.Cloud.Key.Name());
        foreach (var role in TunnelRoles.Both)
        {
            var connection = scenario.ConnectionOf(role);
            yield return $"ipsec_connection.{own}.{role.Name()} in {side.RegionId}: {connection.Name} vpn_gateway.{own} customer_gateway.{own}.{role.Name()} "
                + $"{side.Connection.EffectImmediately} {scenario.Crypto} {fingerprints[$"{role.Name()}.psk"]} {connection.HealthCheck}";
            yield return $"tunnels.{own}.{role.Name()} in {side.RegionId}";
            foreach (var destination in scenario.DataCentre.Subnets)
                yield return $"destination_route.{own}.{role.Name()}.{destination} in {side.RegionId}: vpn_gateway.{own} ipsec_connection.{own}.{role.Name()} {side.PublishRoutes} {(role == TunnelRole.Master ? 100 : 0)}";
        }
    }

    private static string Line(BuiltResource resource) => string.Create(CultureInfo.InvariantCulture, $"{resource.Address} in {resource.RegionId}") + resource switch
    {
        BuiltVpnGateway { IsUsed: true } gateway => $": used {gateway.Spec.ExistingId}",
        BuiltVpnGateway { Spec: var spec } => $": {spec.Name} {spec.VpcId} {spec.Primary.Id} {spec.DisasterRecovery.Id} {spec.BandwidthMbps} {spec.Billing.ChargeType}",
        BuiltCustomerGateway { Spec.ExistingId: { } registered } => $": used {registered}",
        BuiltCustomerGateway gateway => $": {gateway.Spec.Name} {gateway.Spec.IpAddress ?? gateway.PeerGateway?.Value} {gateway.Spec.Asn}",
        BuiltIpsecConnection connection => $": {connection.Name} {connection.Gateway} {string.Join(' ', connection.CustomerGateways)} {connection.EffectImmediately} {connection.Crypto} "
            + $"{string.Join(' ', connection.Keys.Select(key => key.Fingerprint))} {connection.HealthCheck}",
        BuiltDestinationRoute route => $": {route.Gateway} {route.Connection} {route.PublishToVpc} {route.Weight}",
        BuiltBgp bgp => $": {bgp.Connection} {bgp.LocalAsn} {string.Join(' ', bgp.Tunnels.Select(tunnel => tunnel.Network))}",
        BuiltPropagation propagation => $": {propagation.Gateway}",
        BuiltCondition => "",
        _ => throw new InvalidOperationException(resource.GetType().Name),
    } + (resource.IsUnfinished ? " unfinished" : "");
}
