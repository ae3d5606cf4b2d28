using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Routes that drop what no tunnel takes, and let BGP announce the site's networks.</summary>
internal static class CiscoDiscards
{
    /// <param name="discard">The device's route that drops a network's packets.</param>
    public static IEnumerable<CiscoItem> Of(DeviceView view, ExportLanguage language, Func<Cidr, CiscoCommand> discard) =>
    [
        new CiscoNote(language.Pick("两条隧道都中断时丢弃去往 VPC 的报文，不会经默认路由明文流出", "while both tunnels are down, packets for the VPC are dropped and never leave in the clear by the default route")),
        .. view.VpcSubnets.Select(discard),
        .. view.Routing != DeviceRouting.Bgp ? [] : (IEnumerable<CiscoItem>)[
            new CiscoNote(language.Pick("BGP 只通告路由表中原样存在的网段；更具体的路由仍然优先", "BGP announces a network only if it stands in the routing table exactly so; more specific routes go first all the same")),
            .. view.DeviceSubnets.Select(discard)],
    ];
}
