namespace VpnPortal.Core.Tests.Exports;

/// <summary>Huawei's commands as far as the exports need them: USG6000 V500R, and AR V200R where it differs.</summary>
internal static class HuaweiGrammar
{
    private const string Encryption = "[aes-128|aes-192|aes-256|3des|des]", Authentication = "[md5|sha1|sha2-256|sha2-384|sha2-512]";

    public static VrpGrammar Usg() => Firewall(Shared(new VrpGrammar("USG"), "pre-shared-key {key}"))
        .Add(VrpGrammar.System, "ip-link check enable")
        .Add(VrpGrammar.System, "ip-link name {name}", enters: "ip-link", defines: "ip-link")
        .Add(VrpGrammar.System, "undo ip-link name {name}", removes: "ip-link")
        .Add("ip-link", "destination {ip} interface {if} mode icmp", uses: "2:interface")
        .Add(VrpGrammar.System, "ip route-static {ip} {mask} {way} preference {num} track ip-link {name}", defines: "route", nameGroups: 3, uses: "3:interface 5:ip-link");

    public static VrpGrammar Ar() => Shared(new VrpGrammar("AR") { TunnelPattern = @"Tunnel0/0/\d+" }, "pre-shared-key cipher {key}")
        .Add(VrpGrammar.System, "ipsec authentication sha2 compatible enable")
        .Add(VrpGrammar.System, "nqa test-instance {name} {name}", enters: "nqa", defines: "nqa", nameGroups: 2)
        .Add(VrpGrammar.System, "undo nqa test-instance {name} {name}", removes: "nqa", nameGroups: 2)
        .Plain("nqa", "test-type icmp", "[destination|source]-address ipv4 {ip}", "interval seconds {num}", "timeout {num}", "probe-count {num}", "frequency {num}", "start now", "stop")
        .Add(VrpGrammar.System, "ip route-static {ip} {mask} {way} preference {num} track nqa {pair}", defines: "route", nameGroups: 3, uses: "3:interface 5:nqa")
        .Add(VrpGrammar.System, "acl number {num}", enters: "acl", defines: "acl")
        .Add(VrpGrammar.System, "undo acl number {num}", removes: "acl")
        .Plain("acl", "rule {num} permit ip source {ip} 0 destination {ip} 0")
        .Add(VrpGrammar.System, "policy-based-route {name} permit node {num}", enters: "pbr", defines: "pbr")
        .Add(VrpGrammar.System, "undo policy-based-route {name}", removes: "pbr")
        .Add("pbr", "if-match acl {num}", uses: "1:acl").Add("pbr", "apply ip-address next-hop {ip}")
        .Add(VrpGrammar.System, "ip local policy-based-route {name}", defines: "local-pbr", uses: "1:pbr")
        .Add(VrpGrammar.System, "undo ip local policy-based-route {name}", removes: "local-pbr");

    private static VrpGrammar Shared(VrpGrammar grammar, string key) => Bgp(Routes(grammar))
        .Add(VrpGrammar.System, "ike proposal {num}", enters: "ike-proposal", defines: "ike-proposal")
        .Add(VrpGrammar.System, "undo ike proposal {num}", removes: "ike-proposal")
        .Plain(
            "ike-proposal", $"encryption-algorithm {Encryption}", "dh [group1|group2|group5|group14]", $"authentication-algorithm {Authentication}",
            "authentication-method pre-share", "integrity-algorithm hmac-[md5-96|sha1-96|sha2-256|sha2-384|sha2-512]", $"prf hmac-{Authentication}", "sa duration {num}")
        .Add(VrpGrammar.System, "ike peer {name}", enters: "ike-peer", defines: "ike-peer")
        .Add(VrpGrammar.System, "undo ike peer {name}", removes: "ike-peer")
        .Add("ike-peer", "ike-proposal {num}", uses: "1:ike-proposal")
        .Plain(
            "ike-peer", "undo version [1|2]", "exchange-mode [main|aggressive]", key, "local-id-type ip", "remote-id {ip}", "nat traversal", "undo nat traversal",
            "dpd type periodic", "dpd idle-time {num}", "dpd retransmit-interval {num}", "dpd msg seq-hash-notify")
        .Add(VrpGrammar.System, "ipsec proposal {name}", enters: "ipsec-proposal", defines: "ipsec-proposal")
        .Add(VrpGrammar.System, "undo ipsec proposal {name}", removes: "ipsec-proposal")
        .Plain("ipsec-proposal", "encapsulation-mode tunnel", "transform esp", $"esp authentication-algorithm {Authentication}", $"esp encryption-algorithm {Encryption}")
        .Add(VrpGrammar.System, "ipsec profile {name}", enters: "ipsec-profile", defines: "ipsec-profile")
        .Add(VrpGrammar.System, "undo ipsec profile {name}", removes: "ipsec-profile")
        .Add("ipsec-profile", "ike-peer {name}", uses: "1:ike-peer")
        .Add("ipsec-profile", "proposal {name}", uses: "1:ipsec-proposal")
        .Plain("ipsec-profile", "pfs dh-[group1|group2|group5|group14]", "sa duration time-based {num}", "sa duration traffic-based 0")
        .Add(VrpGrammar.System, "interface {if}", enters: "interface", defines: "interface")
        .Add(VrpGrammar.System, "undo interface {if}", removes: "interface")
        .Plain("interface", "tunnel-protocol ipsec", "ip address {ip} {mask}", "source {ip}", "destination {ip}", "mtu {num}", "tcp adjust-mss {num}")
        .Add("interface", "ipsec profile {name}", uses: "1:ipsec-profile");

    private static VrpGrammar Routes(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "ip route-static {ip} {mask} {way} preference {num}", defines: "route", nameGroups: 3, uses: "3:interface")
        .Add(VrpGrammar.System, "ip route-static {ip} {mask} {way}", defines: "route", nameGroups: 3, uses: "3:interface")
        .Add(VrpGrammar.System, "undo ip route-static {ip} {mask} {way}", removes: "route", nameGroups: 3);

    private static VrpGrammar Bgp(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "ip ip-prefix {rule} index {num} permit {ip} {num}", defines: "prefix-list")
        .Add(VrpGrammar.System, "ip ip-prefix {rule} index {num} permit {ip} {num} greater-equal {num} less-equal {num}", defines: "prefix-list")
        .Add(VrpGrammar.System, "undo ip ip-prefix {rule}", removes: "prefix-list")
        .Add(VrpGrammar.System, "route-policy {rule} permit node {num}", enters: "route-policy", defines: "route-policy")
        .Add(VrpGrammar.System, "undo route-policy {rule}", removes: "route-policy")
        .Add("route-policy", "if-match ip-prefix {rule}", uses: "1:prefix-list")
        .Plain("route-policy", "apply local-preference {num}", "apply as-path {num} {num} additive")
        .Add(VrpGrammar.System, "bgp {num}", enters: "bgp", nameGroups: 0)
        .Add("bgp", "peer {ip} as-number {num}", defines: "bgp-peer")
        .Add("bgp", "undo peer {ip}", removes: "bgp-peer")
        .Add("bgp", "peer {ip} timer keepalive {num} hold {num}", defines: "bgp-peer", uses: "1:bgp-peer")
        .Add("bgp", "ipv4-family unicast", enters: "bgp-ipv4", nameGroups: 0)
        .Add("bgp-ipv4", "peer {ip} enable", defines: "bgp-peer", uses: "1:bgp-peer")
        .Add("bgp-ipv4", "peer {ip} route-policy {rule} [import|export]", defines: "bgp-peer", uses: "1:bgp-peer 2:route-policy")
        .Add("bgp-ipv4", "network {ip} {mask}", defines: "bgp-network", nameGroups: 2)
        .Add("bgp-ipv4", "undo network {ip} {mask}", removes: "bgp-network", nameGroups: 2);

    private static VrpGrammar Firewall(VrpGrammar grammar)
    {
        grammar.Add(VrpGrammar.System, "firewall zone name {name}", enters: "zone", defines: "zone")
            .Add(VrpGrammar.System, "undo firewall zone name {name}", removes: "zone")
            .Add("zone", "set priority {num}").Add("zone", "add interface {if}", uses: "1:interface");
        foreach (var policy in new[] { "security-policy", "nat-policy", "policy-based-route" })
            grammar.Add(VrpGrammar.System, policy, enters: policy, nameGroups: 0)
                .Add(policy, "rule name {rule}", enters: $"{policy}-rule", defines: $"{policy}-rule")
                .Add(policy, "undo rule name {rule}", removes: $"{policy}-rule")
                .Add(policy, "rule move {rule} top", uses: $"1:{policy}-rule")
                .Plain($"{policy}-rule", "[source|destination]-zone [local|trust|untrust|dmz]", "[source|destination]-address {ip} mask {mask}")
                .Add($"{policy}-rule", "[source|destination]-zone {name}", uses: "1:zone");
        return grammar
            .Plain("security-policy-rule", "service protocol udp destination-port 500 4500", "service [esp|icmp|bgp]", "action [permit|deny]")
            .Plain("nat-policy-rule", "action no-nat")
            .Plain("policy-based-route-rule", "action pbr next-hop {ip}");
    }
}
