using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Parameters;

/// <summary>The static routes of both ends; none where BGP teaches them.</summary>
internal static class ParameterRoutes
{
    public static IEnumerable<ParameterRoute> Of(Scenario scenario, KnownAddresses addresses)
    {
        if (scenario.Routing == RoutingMode.Bgp) return [];
        return SideKeys.Both.SelectMany(side =>
            from role in scenario.FindSide(side) is not null && scenario is not OnPremisesClassic ? [TunnelRole.Master] : TunnelRoles.Both
            from destination in scenario.SubnetsOf(side.Peer())
            select Route(scenario, addresses.Side(side), side, role, destination));
    }

    private static ParameterRoute Route(Scenario scenario, KnownSide known, SideKey key, TunnelRole role, Cidr destination)
    {
        var weight = role == TunnelRole.Master ? 100 : 0;
        return scenario.FindSide(key) is { } side
            ? new ParameterRoute(
                key.Name(), destination, scenario is OnPremisesClassic ? new([(int)role]) : ParameterLinks.Both,
                ParameterLinks.NameOf(scenario, side, role), known.ConnectionIdOf(role), weight, side.PublishRoutes)
            : new ParameterRoute(key.Name(), destination, new([(int)role]), null, null, weight, null);
    }
}
