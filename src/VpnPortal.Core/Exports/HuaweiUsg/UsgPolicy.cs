using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.HuaweiUsg;

/// <summary>Zone, security policy, NAT policy and policy routes of a USG.</summary>
internal static class UsgPolicy
{
    /// <summary>1–100, unique on the device; the default zones have 5, 50, 85 and 100.</summary>
    private const int ZonePriority = 61;

    public static CliSection Zone(VrpPage page, HuaweiIpsec ipsec) => CliSection.Of(
        page.Pick("安全区域", "security zone"),
        [page.Pick(
            "两个 Tunnel 接口在同一区域：切换期间往返可能各走一条隧道，仍属同一会话；区域优先级 61 不得被占用",
            "both tunnel interfaces in one zone: during a failover the two directions may use different tunnels and are still one session; priority 61 must be free")],
        CliBlock.Object(
            CliLine.Of($"firewall zone name {VrpNames.Both}"), CliLine.Of($"undo firewall zone name {VrpNames.Both}"),
            CliBlock.Commands(
                page.View.Tunnels.Select(tunnel => CliLine.Of($"add interface {ipsec.Tunnel(tunnel.Role)}")).Prepend(CliLine.Of($"set priority {ZonePriority}")))));

    public static CliSection Rules(VrpPage page) => CliSection.Of(
        page.Pick("安全策略", "security policy"),
        [
            page.Pick("内网接口在 trust、出口在 untrust 区域；名称不同时替换。更靠前的拒绝规则仍会先命中", "inside interfaces are in zone trust, uplinks in untrust; replace the names where they differ. A rule above that denies still comes first"),
            page.Pick("ali_leak 阻止去往 VPC 的明文从出口流出，移到最前", "ali_leak keeps packets for the VPC from leaving in clear by an uplink; it is moved to the top"),
        ],
        CliBlock.Shared(new("security-policy"), [
            Rule("ali_ike", Zones("source", "local", "untrust"), Zones("destination", "local", "untrust"), Hosts(page, "source"), Hosts(page, "destination"),
                [new("service protocol udp destination-port 500 4500"), new("service esp"), new("action permit")]),
            Rule("ali_inside", Zones("source", "local", VrpNames.Both), Zones("destination", "local", VrpNames.Both), [new("service icmp")],
                page.IsBgp ? [new("service bgp")] : [], [new("action permit")]),
            Rule("ali_out", Zones("source", "trust"), Zones("destination", VrpNames.Both), Networks("source", page.View.DeviceSubnets), Networks("destination", page.View.VpcSubnets), [new("action permit")]),
            Rule("ali_in", Zones("source", VrpNames.Both), Zones("destination", "trust"), Networks("source", page.View.VpcSubnets), Networks("destination", page.View.DeviceSubnets), [new("action permit")]),
            Rule("ali_leak", Zones("source", "trust"), Zones("destination", "untrust"), Networks("destination", page.View.VpcSubnets), [new("action deny")]),
            CliBlock.Command(new("rule move ali_leak top")),
        ]));

    public static CliSection Nat(VrpPage page) => CliSection.Of(
        page.Pick("NAT 策略", "NAT policy"),
        [page.Pick("去往 VPC 的报文不做源 NAT：规则移到最前，否则只有单向流量", "packets for the VPC keep their source: the rule is moved to the top, else traffic flows one way only")],
        CliBlock.Shared(new("nat-policy"), [
            Rule("ali_nonat", Networks("source", page.View.DeviceSubnets), Networks("destination", page.View.VpcSubnets), [new("action no-nat")]),
            CliBlock.Command(new("rule move ali_nonat top")),
        ]));

    public static CliBlock SecondUplink(VrpPage page) => CliBlock.Shared(new("policy-based-route"), [
        Rule("ali_uplink2", [
            new("source-zone local"), CliLine.Of($"source-address {page.Slave.DeviceIp} mask 255.255.255.255"),
            CliLine.Of($"destination-address {page.Slave.AlibabaIp} mask 255.255.255.255"), CliLine.Of($"action pbr next-hop {FillIn.NextHop2}")]),
    ]);

    private static CliBlock Rule(string name, params IEnumerable<IEnumerable<CliLine>> parts) => CliBlock.Object(
        CliLine.Of($"rule name {name}"), CliLine.Of($"undo rule name {name}"), CliBlock.Commands(parts.SelectMany(part => part)));

    private static IEnumerable<CliLine> Zones(string end, params IEnumerable<string> zones) => zones.Select(zone => CliLine.Of($"{end}-zone {zone}"));

    /// <summary>Both ends of both tunnels: the rule holds for packets of either direction.</summary>
    private static IEnumerable<CliLine> Hosts(VrpPage page, string end) => page.View.Tunnels.SelectMany(tunnel => new[] { tunnel.DeviceIp, tunnel.AlibabaIp })
        .Distinct().Select(ip => CliLine.Of($"{end}-address {ip} mask 255.255.255.255"));

    private static IEnumerable<CliLine> Networks(string end, IEnumerable<Cidr> networks) =>
        networks.Select(network => CliLine.Of($"{end}-address {Cidr.Format(network.Address)} mask {Cidr.Format(~(network.LastAddress - network.Address))}"));
}
