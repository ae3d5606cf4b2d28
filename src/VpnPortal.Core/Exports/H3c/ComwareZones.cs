using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>Zone and security policy of an H3C firewall. A router has no zones and does without this file.</summary>
internal static class ComwareZones
{
    public const string FileName = "firewall.txt";

    public static CliSection Section(VrpPage page) => CliSection.Of(
        page.Pick("安全域与安全策略", "zone and security policy"),
        [
            page.Pick("仅 SecPath 防火墙加载；使用域间策略（zone-pair）的老版本按同样的地址放行", "load it on SecPath firewalls only; older releases with zone-pair policies need the same addresses let through there"),
            page.Pick("内网接口在 Trust、出口在 Untrust 安全域；名称不同时替换。更靠前的拒绝规则仍会先命中", "inside interfaces are in zone Trust, uplinks in Untrust; replace the names where they differ. A rule above that denies still comes first"),
            page.Pick("两个 Tunnel 接口在同一安全域：切换期间往返可能各走一条隧道，仍属同一会话", "both tunnel interfaces in one zone: during a failover the two directions may use different tunnels and are still one session"),
        ],
        [
            CliBlock.Object(
                CliLine.Of($"security-zone name {VrpNames.Both}"), CliLine.Of($"undo security-zone name {VrpNames.Both}"),
                CliBlock.Commands(TunnelRoles.Both.Select(role => CliLine.Of($"import interface {ComwareIpsec.Tunnel(role)}")))),
            CliBlock.Shared(new("security-policy ip"), [
                Rule("ali_ike", Zones("source", "Local", "Untrust"), Zones("destination", "Local", "Untrust"), Hosts(page, "source"), Hosts(page, "destination")),
                Rule("ali_inside", Zones("source", "Local", VrpNames.Both), Zones("destination", "Local", VrpNames.Both)),
                Rule("ali_out", Zones("source", "Trust"), Zones("destination", VrpNames.Both), Networks("source", page.View.DeviceSubnets), Networks("destination", page.View.VpcSubnets)),
                Rule("ali_in", Zones("source", VrpNames.Both), Zones("destination", "Trust"), Networks("source", page.View.VpcSubnets), Networks("destination", page.View.DeviceSubnets)),
            ]),
        ]);

    private static CliBlock Rule(string name, params IEnumerable<IEnumerable<CliLine>> parts) => CliBlock.Object(
        CliLine.Of($"rule name {name}"), CliLine.Of($"undo rule name {name}"), CliBlock.Commands(parts.SelectMany(part => part).Prepend(new CliLine("action pass"))));

    private static IEnumerable<CliLine> Zones(string end, params IEnumerable<string> zones) => zones.Select(zone => CliLine.Of($"{end}-zone {zone}"));

    /// <summary>Both ends of both tunnels: the rule holds for packets of either direction.</summary>
    private static IEnumerable<CliLine> Hosts(VrpPage page, string end) =>
        page.View.Tunnels.SelectMany(tunnel => new[] { tunnel.DeviceIp, tunnel.AlibabaIp }).Distinct().Select(ip => CliLine.Of($"{end}-ip-host {ip}"));

    private static IEnumerable<CliLine> Networks(string end, IEnumerable<Cidr> networks) => networks.Select(network => CliLine.Of($"{end}-ip-subnet {network}"));
}
