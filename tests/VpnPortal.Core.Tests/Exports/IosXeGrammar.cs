namespace VpnPortal.Core.Tests.Exports;

/// <summary>The commands of IOS-XE 17 that the export may use, mode by mode (Cisco IOS security, IP routing and IP SLA command references).</summary>
internal static class IosXeGrammar
{
    private const string Ip = @"(\d{1,3}\.){3}\d{1,3}", Number = @"\d+", Name = @"[A-Za-z][A-Za-z0-9-]*";

    public static readonly IReadOnlyList<CiscoRule> Configuration =
    [
        CiscoRule.Of("global", "end"),
        CiscoRule.Of("global", $"vrf definition (?<d_vrf>{Name})", "vrf"),
        CiscoRule.Of("vrf", "address-family ipv4", "vrf-family"),
        CiscoRule.Of("vrf", "exit-address-family"),
        .. IkeV2(), .. IkeV1(), .. Ipsec(), .. Routes(), .. Bgp(),
    ];

    public static readonly IReadOnlyList<CiscoRule> Rollback =
    [
        CiscoRule.Of("global", "end"),
        CiscoRule.Of("global", $"no crypto ikev2 proposal (?<d_proposal>{Name})"),
        CiscoRule.Of("global", $"no crypto ikev2 policy (?<d_policy>{Name})"),
        CiscoRule.Of("global", $"no crypto ikev2 keyring (?<d_keyring>{Name})"),
        CiscoRule.Of("global", $"no crypto ikev2 profile (?<d_profile>{Name})"),
        CiscoRule.Of("global", $"no crypto isakmp policy (?<d_isakmp>{Number})"),
        CiscoRule.Of("global", $"no crypto keyring (?<d_keyring>{Name})"),
        CiscoRule.Of("global", $"no crypto isakmp profile (?<d_profile>{Name})"),
        CiscoRule.Of("global", $"no crypto ipsec transform-set (?<d_transform>{Name})"),
        CiscoRule.Of("global", $"no crypto ipsec profile (?<d_ipsec>{Name})"),
        CiscoRule.Of("global", @"no interface (?<d_interface>Tunnel\d+)"),
        CiscoRule.Of("global", $"no ip sla (?<d_sla>{Number})"),
        CiscoRule.Of("global", $"no track (?<d_track>{Number})"),
        CiscoRule.Of("global", $"no ip route (?<w_route>{Ip} {Ip} .+)"),
        CiscoRule.Of("global", $"no ip prefix-list (?<w_prefix>(?<d_prefixlist>{Name}) seq .+)"),
        CiscoRule.Of("global", $"no route-map (?<d_routemap>{Name}) permit 10"),
        CiscoRule.Of("global", $"router bgp {Number}", "bgp"),
        CiscoRule.Of("bgp", $"no neighbor (?<d_neighbor>{Ip})"),
        CiscoRule.Of("bgp", "address-family ipv4", "bgp-family"),
        CiscoRule.Of("bgp", "exit-address-family"),
        CiscoRule.Of("bgp-family", $"no network (?<w_network>{Ip} mask {Ip})"),
    ];

    private static IEnumerable<CiscoRule> IkeV2() =>
    [
        CiscoRule.Of("global", $"crypto ikev2 proposal (?<d_proposal>{Name})", "proposal"),
        CiscoRule.Of("proposal", "encryption aes-cbc-(128|192|256)"),
        CiscoRule.Of("proposal", "(integrity|prf) sha(1|256|384|512)"),
        CiscoRule.Of("proposal", "group 14"),
        CiscoRule.Of("global", $"crypto ikev2 policy (?<d_policy>{Name})", "policy"),
        CiscoRule.Of("policy", $"match (fvrf any|address local {Ip})"),
        CiscoRule.Of("policy", $"proposal (?<r_proposal>{Name})"),
        CiscoRule.Of("global", $"crypto ikev2 keyring (?<d_keyring>{Name})", "keyring"),
        CiscoRule.Of("keyring", $"peer {Name}", "peer"),
        CiscoRule.Of("peer", $"address {Ip}"),
        CiscoRule.Of("peer", "pre-shared-key (hex ([0-9a-f]{2})+|(?!hex )[!-~]+)"),
        CiscoRule.Of("global", $"crypto ikev2 profile (?<d_profile>{Name})", "profile"),
        CiscoRule.Of("profile", $"match fvrf (?<r_vrf>{Name})"),
        CiscoRule.Of("profile", $"match address local {Ip}"),
        CiscoRule.Of("profile", $"match identity remote address {Ip} 255.255.255.255"),
        CiscoRule.Of("profile", $"identity local address {Ip}"),
        CiscoRule.Of("profile", "authentication (remote|local) pre-share"),
        CiscoRule.Of("profile", $"keyring local (?<r_keyring>{Name})"),
        CiscoRule.Of("profile", $"lifetime {Number}"),
        CiscoRule.Of("profile", $"dpd {Number} {Number} periodic"),
    ];

    private static IEnumerable<CiscoRule> IkeV1() =>
    [
        CiscoRule.Of("global", $"crypto isakmp policy (?<d_isakmp>{Number})", "isakmp"),
        CiscoRule.Of("isakmp", "encryption aes (128|192|256)"),
        CiscoRule.Of("isakmp", "hash sha(256|384|512)?"),
        CiscoRule.Of("isakmp", "authentication pre-share"),
        CiscoRule.Of("isakmp", "group 14"),
        CiscoRule.Of("isakmp", $"lifetime {Number}"),
        CiscoRule.Of("global", $"crypto keyring (?<d_keyring>{Name})( vrf (?<r_vrf>{Name}))?", "keyring1"),
        CiscoRule.Of("keyring1", $"local-address {Ip}( (?<r_vrf>{Name}))?"),
        CiscoRule.Of("keyring1", $"pre-shared-key address {Ip} key [!-~]+"),
        CiscoRule.Of("global", $"crypto isakmp profile (?<d_profile>{Name})", "isakmp-profile"),
        CiscoRule.Of("isakmp-profile", $"keyring (?<r_keyring>{Name})"),
        CiscoRule.Of("isakmp-profile", "self-identity address"),
        CiscoRule.Of("isakmp-profile", $"match identity address {Ip} 255.255.255.255( (?<r_vrf>{Name}))?"),
        CiscoRule.Of("isakmp-profile", $"keepalive {Number} retry {Number}"),
        CiscoRule.Of("isakmp-profile", "initiate mode aggressive"),
        CiscoRule.Of("isakmp-profile", $"local-address {Ip}( (?<r_vrf>{Name}))?"),
    ];

    private static IEnumerable<CiscoRule> Ipsec() =>
    [
        CiscoRule.Of("global", $"crypto ipsec transform-set (?<d_transform>{Name}) esp-aes (128|192|256) esp-sha(256|384|512)?-hmac", "transform"),
        CiscoRule.Of("transform", "mode tunnel"),
        CiscoRule.Of("global", $"crypto ipsec profile (?<d_ipsec>{Name})", "ipsec"),
        CiscoRule.Of("ipsec", $"set security-association lifetime (seconds {Number}|kilobytes disable)"),
        CiscoRule.Of("ipsec", "set security-association replay window-size 128"),
        CiscoRule.Of("ipsec", $"set transform-set (?<r_transform>{Name})"),
        CiscoRule.Of("ipsec", "set pfs group14"),
        CiscoRule.Of("ipsec", $"set (ikev2|isakmp)-profile (?<r_profile>{Name})"),
        CiscoRule.Of("global", @"interface (?<d_interface>Tunnel\d+)", "interface"),
        CiscoRule.Of("interface", $"description {Name}"),
        CiscoRule.Of("interface", $"ip address {Ip} {Ip}"),
        CiscoRule.Of("interface", $"ip (mtu|tcp adjust-mss) {Number}"),
        CiscoRule.Of("interface", $"tunnel (source|destination) {Ip}"),
        CiscoRule.Of("interface", "tunnel mode ipsec ipv4"),
        CiscoRule.Of("interface", $"tunnel vrf (?<r_vrf>{Name})"),
        CiscoRule.Of("interface", $"tunnel protection ipsec profile (?<r_ipsec>{Name})"),
        CiscoRule.Of("interface", "no shutdown"),
    ];

    private static IEnumerable<CiscoRule> Routes() =>
    [
        CiscoRule.Of("global", $"ip sla (?<d_sla>{Number})", "sla"),
        CiscoRule.Of("sla", $@"icmp-echo {Ip} source-interface (?<r_interface>Tunnel\d+)", "echo"),
        CiscoRule.Of("echo", $"(threshold|timeout|frequency) {Number}"),
        CiscoRule.Of("global", $"ip sla schedule (?<r_sla>{Number}) life forever start-time now"),
        CiscoRule.Of("global", $"track (?<d_track>{Number}) ip sla (?<r_sla>{Number}) reachability", "track"),
        CiscoRule.Of("global", $"track (?<d_track>{Number}) list boolean or", "list"),
        CiscoRule.Of("list", $"object (?<r_track>{Number})( not)?"),
        CiscoRule.Of("track", $"delay down {Number} up {Number}"),
        CiscoRule.Of("list", $"delay down {Number} up {Number}"),
        CiscoRule.Of("global", $@"ip route (?<w_route>{Ip} {Ip} (?<r_interface>Tunnel\d+)( {Number}( track (?<r_track>{Number}))?)?)"),
        CiscoRule.Of("global", $"ip route (?<w_route>{Ip} {Ip} Null0 {Number})"),
    ];

    private static IEnumerable<CiscoRule> Bgp() =>
    [
        CiscoRule.Of("global", $"ip prefix-list (?<w_prefix>(?<d_prefixlist>{Name}) seq {Number} permit {Ip}/{Number}( le 32)?)"),
        CiscoRule.Of("global", $"route-map (?<d_routemap>{Name}) permit 10", "route-map"),
        CiscoRule.Of("route-map", $"match ip address prefix-list (?<r_prefixlist>{Name})"),
        CiscoRule.Of("route-map", $"set (local-preference {Number}|as-path prepend {Number} {Number})"),
        CiscoRule.Of("global", $"router bgp (?<d_shared>{Number})", "bgp"),
        CiscoRule.Of("bgp", $"neighbor (?<d_neighbor>{Ip}) remote-as {Number}"),
        CiscoRule.Of("bgp", $"neighbor (?<r_neighbor>{Ip}) (description {Name}|timers {Number} {Number})"),
        CiscoRule.Of("bgp", "address-family ipv4", "bgp-family"),
        CiscoRule.Of("bgp", "exit-address-family"),
        CiscoRule.Of("bgp-family", $"network (?<w_network>{Ip} mask {Ip})"),
        CiscoRule.Of("bgp-family", $"neighbor (?<r_neighbor>{Ip}) (activate|soft-reconfiguration inbound|route-map (?<r_routemap>{Name}) (in|out))"),
    ];
}
