using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Proofs;

/// <summary>Addresses behind a device that ought to answer a ping.</summary>
public static class SiteHosts
{
    /// <summary>The one that was named, those that health checks ask, then the first of the first network; none where both ends are VPCs.</summary>
    /// <param name="named">Address that the operator named; may be empty or lie elsewhere.</param>
    public static IReadOnlyList<string> Of(Scenario scenario, string named)
    {
        if (scenario.Site is not { } site) return [];
        var asked = scenario is OnPremisesClassic classic
            ? TunnelRoles.Both.Select(role => classic.ConnectionOf(role).HealthCheck.Destination) : [];
        var first = site.Subnets.Take(1).Select(subnet => subnet.AddressAt(subnet.PrefixLength > 30 ? 0u : 1u));
        return [.. asked.Prepend(named.Trim()).Where(address => IsBehind(site, address)).Concat(first).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsBehind(DataCentre site, string text) =>
        Cidr.TryParseAddress(text, out var address) && site.Subnets.Any(subnet => subnet.Contains(address));
}
