using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Parameters;

/// <summary>One link with both tunnels, or in the classic design one for each.</summary>
internal static class ParameterLinks
{
    public static readonly EquatableArray<int> Both = TunnelRoles.Both.Select(role => (int)role).ToEquatableArray();

    public static IEnumerable<ParameterLink> Of(Scenario scenario, KnownAddresses addresses) => scenario is OnPremisesClassic
        ? TunnelRoles.Both.Select(role => new ParameterLink(new([(int)role]), Ends(scenario, addresses, role)))
        : [new ParameterLink(Both, Ends(scenario, addresses, TunnelRole.Master))];

    private static EquatableArray<ParameterLinkEnd> Ends(Scenario scenario, KnownAddresses addresses, TunnelRole role) =>
        SideKeys.Both.Select(side => End(scenario, addresses.Side(side), side, role)).ToEquatableArray();

    /// <summary>A device always begins by itself: the cloud's end may be waiting for it.</summary>
    private static ParameterLinkEnd End(Scenario scenario, KnownSide known, SideKey key, TunnelRole role) => new(
        key.Name(), known.ConnectionIdOf(role),
        scenario.FindSide(key) is { } side ? NameOf(scenario, side, role) : null,
        Cidr.Any.ToString(), Cidr.Any.ToString(),
        scenario.FindSide(key)?.Connection.EffectImmediately ?? true);

    /// <summary>Name of the connection that holds a tunnel.</summary>
    public static string NameOf(Scenario scenario, VpcSide side, TunnelRole role) =>
        scenario is OnPremisesClassic classic ? classic.ConnectionOf(role).Name : side.Connection.Name;
}
