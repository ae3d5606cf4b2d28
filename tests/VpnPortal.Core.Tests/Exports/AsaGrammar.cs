namespace VpnPortal.Core.Tests.Exports;

/// <summary>The commands of ASA 9.16 that the export may use, mode by mode (Cisco ASA command reference and VPN configuration guide).</summary>
internal static class AsaGrammar
{
    private const string Ip = @"(\d{1,3}\.){3}\d{1,3}", Number = @"\d+", Name = @"[A-Za-z][A-Za-z0-9-]*";

    public static readonly IReadOnlyList<CiscoRule> Configuration =
    [
        CiscoRule.Of("global", "end"),
        .. Ike(), .. Ipsec(), .. Routes(), .. Bgp(),
    ];

    public static readonly IReadOnlyList<CiscoRule> Rollback =
    [
        CiscoRule.Of("global", "end"),
        CiscoRule.Of("global", $"no crypto ikev[12] policy (?<d_policy>{Number})"),
        CiscoRule.Of("global", $"no crypto ipsec (ikev1 transform-set|ikev2 ipsec-proposal) (?<d_proposal>{Name})"),
        CiscoRule.Of("global", $"no crypto ipsec profile (?<d_ipsec>{Name})"),
        CiscoRule.Of("global", $"no group-policy (?<d_grouppolicy>{Name})"),
        CiscoRule.Of("global", $"clear configure tunnel-group (?<d_group>{Ip})"),
        CiscoRule.Of("global", @"no interface (?<d_interface>Tunnel\d+)"),
        CiscoRule.Of("global", $"no sla monitor (?<d_sla>{Number})"),
        CiscoRule.Of("global", $"no sla monitor schedule (?<d_schedule>{Number})"),
        CiscoRule.Of("global", $"no track (?<d_track>{Number}) rtr {Number} reachability"),
        CiscoRule.Of("global", $"no route (?<w_route>{Name} {Ip} {Ip} .+)"),
        CiscoRule.Of("global", $"no prefix-list (?<w_prefix>(?<d_prefixlist>{Name}) seq .+)"),
        CiscoRule.Of("global", $"no route-map (?<d_routemap>{Name}) permit 10"),
        CiscoRule.Of("global", $"router bgp {Number}", "bgp"),
        CiscoRule.Of("bgp", "address-family ipv4 unicast", "bgp-family"),
        CiscoRule.Of("bgp", "exit-address-family"),
        CiscoRule.Of("bgp-family", $"no neighbor (?<d_neighbor>{Ip}) remote-as {Number}"),
        CiscoRule.Of("bgp-family", $"no network (?<w_network>{Ip} mask {Ip})"),
    ];

    private static IEnumerable<CiscoRule> Ike() =>
    [
        CiscoRule.Of("global", $"crypto ikev2 policy (?<d_policy>{Number})", "ikev2"),
        CiscoRule.Of("ikev2", "encryption aes(-192|-256)?"),
        CiscoRule.Of("ikev2", "(integrity|prf) sha(256|384|512)?"),
        CiscoRule.Of("ikev2", "group 14"),
        CiscoRule.Of("ikev2", $"lifetime seconds {Number}"),
        CiscoRule.Of("global", $"crypto ikev1 policy (?<d_policy>{Number})", "ikev1"),
        CiscoRule.Of("ikev1", "authentication pre-share"),
        CiscoRule.Of("ikev1", "encryption aes(-192|-256)?"),
        CiscoRule.Of("ikev1", "hash sha"),
        CiscoRule.Of("ikev1", "group (5|14)"),
        CiscoRule.Of("ikev1", $"lifetime {Number}"),
        CiscoRule.Of("global", $"crypto ikev[12] enable (?<d_shared>{Name})"),
        CiscoRule.Of("global", $"group-policy (?<d_grouppolicy>{Name}) internal"),
        CiscoRule.Of("global", $"group-policy (?<r_grouppolicy>{Name}) attributes", "group-policy"),
        CiscoRule.Of("group-policy", "vpn-tunnel-protocol ikev[12]"),
        CiscoRule.Of("group-policy", "vpn-idle-timeout none"),
        CiscoRule.Of("global", $"tunnel-group (?<d_group>{Ip}) type ipsec-l2l"),
        CiscoRule.Of("global", $"tunnel-group (?<r_group>{Ip}) general-attributes", "general"),
        CiscoRule.Of("general", $"default-group-policy (?<r_grouppolicy>{Name})"),
        CiscoRule.Of("global", $"tunnel-group (?<r_group>{Ip}) ipsec-attributes", "attributes"),
        CiscoRule.Of("attributes", "ikev1 pre-shared-key [!-~]+"),
        CiscoRule.Of("attributes", "ikev2 (remote|local)-authentication pre-shared-key [!-~]+"),
        CiscoRule.Of("attributes", $"isakmp keepalive (threshold {Number} retry {Number}|disable)"),
    ];

    private static IEnumerable<CiscoRule> Ipsec() =>
    [
        CiscoRule.Of("global", $"crypto ipsec ikev2 ipsec-proposal (?<d_proposal>{Name})", "proposal"),
        CiscoRule.Of("proposal", "protocol esp encryption aes(-192|-256)?"),
        CiscoRule.Of("proposal", "protocol esp integrity sha-(1|256|384|512)"),
        CiscoRule.Of("global", $"crypto ipsec ikev1 transform-set (?<d_proposal>{Name}) esp-aes(-192|-256)? esp-sha-hmac"),
        CiscoRule.Of("global", $"crypto ipsec profile (?<d_ipsec>{Name})", "ipsec"),
        CiscoRule.Of("ipsec", $"set (ikev1 transform-set|ikev2 ipsec-proposal) (?<r_proposal>{Name})"),
        CiscoRule.Of("ipsec", "set pfs group14"),
        CiscoRule.Of("ipsec", $"set security-association lifetime (seconds {Number}|kilobytes unlimited)"),
        CiscoRule.Of("global", @"interface (?<d_interface>Tunnel\d{1,5})", "interface"),
        CiscoRule.Of("interface", $"nameif (?<n_nameif>{Name})"),
        CiscoRule.Of("interface", $"ip address {Ip} {Ip}"),
        CiscoRule.Of("interface", $"tunnel source interface (?<r_shared>{Name})"),
        CiscoRule.Of("interface", $"tunnel destination (?<r_group>{Ip})"),
        CiscoRule.Of("interface", "tunnel mode ipsec ipv4"),
        CiscoRule.Of("interface", $"tunnel protection ipsec profile (?<r_ipsec>{Name})"),
        CiscoRule.Of("interface", "no shutdown"),
        CiscoRule.Of("global", $"sysopt connection (?<d_shared>tcpmss {Number})"),
    ];

    private static IEnumerable<CiscoRule> Routes() =>
    [
        CiscoRule.Of("global", $"sla monitor (?<d_sla>{Number})", "sla"),
        CiscoRule.Of("sla", $"type echo protocol ipIcmpEcho {Ip} interface (?<r_nameif>{Name})", "echo"),
        CiscoRule.Of("echo", $"(num-packets|threshold|timeout|frequency) {Number}"),
        CiscoRule.Of("global", $"sla monitor schedule (?<d_schedule>(?<r_sla>{Number})) life forever start-time now"),
        CiscoRule.Of("global", $"track (?<d_track>{Number}) rtr (?<r_sla>{Number}) reachability"),
        CiscoRule.Of("global", $"route (?<w_route>Null0 {Ip} {Ip} {Number})"),
        CiscoRule.Of("global", $"route (?<w_route>(?<r_nameif>{Name}) {Ip} {Ip} {Ip} {Number}( track (?<r_track>{Number}))?)"),
    ];

    private static IEnumerable<CiscoRule> Bgp() =>
    [
        CiscoRule.Of("global", $"prefix-list (?<w_prefix>(?<d_prefixlist>{Name}) seq {Number} permit {Ip}/{Number}( le 32)?)"),
        CiscoRule.Of("global", $"route-map (?<d_routemap>{Name}) permit 10", "route-map"),
        CiscoRule.Of("route-map", $"match ip address prefix-list (?<r_prefixlist>{Name})"),
        CiscoRule.Of("route-map", $"set (local-preference {Number}|as-path prepend {Number} {Number})"),
        CiscoRule.Of("global", $"router bgp (?<d_shared>{Number})", "bgp"),
        CiscoRule.Of("bgp", "address-family ipv4 unicast", "bgp-family"),
        CiscoRule.Of("bgp", "exit-address-family"),
        CiscoRule.Of("bgp-family", $"neighbor (?<d_neighbor>{Ip}) remote-as {Number}"),
        CiscoRule.Of("bgp-family", $"neighbor (?<r_neighbor>{Ip}) (timers {Number} {Number} 0|activate|route-map (?<r_routemap>{Name}) (in|out))"),
        CiscoRule.Of("bgp-family", $"network (?<w_network>{Ip} mask {Ip})"),
    ];
}
