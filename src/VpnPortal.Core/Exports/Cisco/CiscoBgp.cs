using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Route policy: the master preferred in both directions, nothing learned or announced that the design does not name.</summary>
internal static class CiscoBgp
{
    /// <param name="view">What the device sees.</param>
    /// <param name="list">The command that the device has for a prefix list.</param>
    public static IEnumerable<CiscoItem> Policy(DeviceView view, CliLine list) =>
    [
        // The gateway announces vSwitches, which are parts of the VPC's networks.
        .. view.VpcSubnets.Select((subnet, at) => Permit(list, CiscoNames.VpcList, at, subnet, subnet.PrefixLength < 32 ? " le 32" : "")),
        .. view.DeviceSubnets.Select((subnet, at) => Permit(list, CiscoNames.SiteList, at, subnet, "")),
        .. view.Tunnels.SelectMany(RouteMaps),
    ];

    public static CliLine In(DeviceTunnel tunnel) => CliLine.Of($"{CiscoNames.Tunnel(tunnel.Role)}-IN");

    public static CliLine Out(DeviceTunnel tunnel) => CliLine.Of($"{CiscoNames.Tunnel(tunnel.Role)}-OUT");

    private static CiscoCommand Permit(CliLine list, string name, int at, Cidr subnet, string longer) => CiscoCommand.Adds(
        CliLine.Of($"{list} {name} seq {5 * (at + 1)} permit {new CliPrefix(subnet)}{new CliLine(longer)}"));

    private static IEnumerable<CiscoItem> RouteMaps(DeviceTunnel tunnel)
    {
        var asn = tunnel.Bgp!.DeviceAsn;
        yield return CiscoCommand.Adds(CliLine.Of($"route-map {In(tunnel)} permit 10"), [
            CiscoCommand.Part(CliLine.Of($"match ip address prefix-list {CiscoNames.VpcList}")),
            CiscoCommand.Part(CliLine.Of($"set local-preference {CiscoNames.LocalPreference(tunnel.Role)}")),
        ]);
        yield return CiscoCommand.Adds(CliLine.Of($"route-map {Out(tunnel)} permit 10"), [
            CiscoCommand.Part(CliLine.Of($"match ip address prefix-list {CiscoNames.SiteList}")),
            // The cloud sees a longer way through the standby, so that both directions choose the same tunnel.
            .. tunnel.Role == TunnelRole.Master ? Array.Empty<CiscoItem>() : [CiscoCommand.Part(CliLine.Of($"set as-path prepend {asn} {asn}"))],
        ]);
    }
}
