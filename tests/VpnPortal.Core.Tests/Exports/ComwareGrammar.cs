namespace VpnPortal.Core.Tests.Exports;

/// <summary>Comware 7's commands as far as the exports need them.</summary>
internal static class ComwareGrammar
{
    private const string Encryption = "[aes-cbc-128|aes-cbc-192|aes-cbc-256|3des-cbc|des-cbc]", Integrity = "[md5|sha1|sha256|sha384|sha512]", Group = "[group1|group2|group5|group14]";

    public static VrpGrammar Comware() => Firewall(Bgp(Failover(Uplinks(Ipsec(IkeV2(Ike(new VrpGrammar("Comware 7"))))))));

    private static VrpGrammar Ike(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "ike proposal {num}", enters: "ike-proposal", defines: "ike-proposal")
        .Add(VrpGrammar.System, "undo ike proposal {num}", removes: "ike-proposal")
        .Plain(
            "ike-proposal", "authentication-method pre-share", $"encryption-algorithm {Encryption}", "authentication-algorithm [md5|sha|sha256|sha384|sha512]", $"dh {Group}", "sa duration {num}")
        .Add(VrpGrammar.System, "ike keychain {name}", enters: "ike-keychain", defines: "ike-keychain")
        .Add(VrpGrammar.System, "undo ike keychain {name}", removes: "ike-keychain")
        .Plain("ike-keychain", "match local address {ip}", "pre-shared-key address {ip} 32 key simple {key}")
        .Add(VrpGrammar.System, "ike profile {name}", enters: "ike-profile", defines: "ike-profile")
        .Add(VrpGrammar.System, "undo ike profile {name}", removes: "ike-profile")
        .Add("ike-profile", "keychain {name}", uses: "1:ike-keychain").Add("ike-profile", "proposal {num}", uses: "1:ike-proposal")
        .Plain(
            "ike-profile", "exchange-mode [main|aggressive]", "local-identity address {ip}", "match remote identity address {ip} 32", "match local address {ip}",
            "dpd interval {num} retry {num} periodic");

    private static VrpGrammar IkeV2(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "ikev2 proposal {name}", enters: "ikev2-proposal", defines: "ikev2-proposal")
        .Add(VrpGrammar.System, "undo ikev2 proposal {name}", removes: "ikev2-proposal")
        .Plain("ikev2-proposal", $"encryption {Encryption}", $"integrity {Integrity}", $"prf {Integrity}", $"dh {Group}")
        .Add(VrpGrammar.System, "ikev2 policy {name}", enters: "ikev2-policy", defines: "ikev2-policy")
        .Add(VrpGrammar.System, "undo ikev2 policy {name}", removes: "ikev2-policy")
        .Add("ikev2-policy", "proposal {name}", uses: "1:ikev2-proposal").Plain("ikev2-policy", "priority {num}", "match local address {ip}")
        .Add(VrpGrammar.System, "ikev2 keychain {name}", enters: "ikev2-keychain", defines: "ikev2-keychain")
        .Add(VrpGrammar.System, "undo ikev2 keychain {name}", removes: "ikev2-keychain")
        .Add("ikev2-keychain", "peer {name}", enters: "ikev2-peer")
        .Plain("ikev2-peer", "address {ip} 32", "identity address {ip}", "pre-shared-key plaintext {key}")
        .Add(VrpGrammar.System, "ikev2 profile {name}", enters: "ikev2-profile", defines: "ikev2-profile")
        .Add(VrpGrammar.System, "undo ikev2 profile {name}", removes: "ikev2-profile")
        .Add("ikev2-profile", "keychain {name}", uses: "1:ikev2-keychain")
        .Plain(
            "ikev2-profile", "authentication-method [local|remote] pre-share", "identity local address {ip}", "match remote identity address {ip} 32", "match local address {ip}",
            "sa duration {num}", "dpd interval {num} periodic");

    private static VrpGrammar Ipsec(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "ipsec transform-set {name}", enters: "transform-set", defines: "transform-set")
        .Add(VrpGrammar.System, "undo ipsec transform-set {name}", removes: "transform-set")
        .Plain("transform-set", "encapsulation-mode tunnel", "protocol esp", $"esp encryption-algorithm {Encryption}", $"esp authentication-algorithm {Integrity}", $"pfs dh-{Group}")
        .Add(VrpGrammar.System, "ipsec profile {name} isakmp", enters: "ipsec-profile", defines: "ipsec-profile")
        .Add(VrpGrammar.System, "undo ipsec profile {name}", removes: "ipsec-profile")
        .Add("ipsec-profile", "transform-set {name}", uses: "1:transform-set")
        .Add("ipsec-profile", "ike-profile {name}", uses: "1:ike-profile").Add("ipsec-profile", "ikev2-profile {name}", uses: "1:ikev2-profile")
        .Plain("ipsec-profile", "sa duration [time-based|traffic-based] {num}")
        .Add(VrpGrammar.System, "interface {if} mode ipsec", enters: "interface", defines: "interface")
        .Add(VrpGrammar.System, "undo interface {if}", removes: "interface")
        .Plain("interface", "ip address {ip} {mask}", "source {ip}", "destination {ip}", "mtu {num}", "tcp mss {num}")
        .Add("interface", "tunnel protection ipsec profile {name}", uses: "1:ipsec-profile");

    /// <summary>The type of an NQA entry enters a view from which one quit leads to the system view: here, one view for both.</summary>
    private static VrpGrammar Failover(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "ip route-static {ip} {mask} {way} preference {num}", defines: "route", nameGroups: 3, uses: "3:interface")
        .Add(VrpGrammar.System, "ip route-static {ip} {mask} {way}", defines: "route", nameGroups: 3, uses: "3:interface")
        .Add(VrpGrammar.System, "ip route-static {ip} {mask} {hop} track {num} preference {num}", defines: "route", nameGroups: 3, uses: "4:track")
        .Add(VrpGrammar.System, "undo ip route-static {ip} {mask} {way}", removes: "route", nameGroups: 3)
        .Add(VrpGrammar.System, "nqa entry {pair}", enters: "nqa", defines: "nqa")
        .Add(VrpGrammar.System, "undo nqa entry {pair}", removes: "nqa")
        .Plain(
            "nqa", "type icmp-echo", "[destination|source] ip {ip}", "frequency {num}",
            "reaction {num} checked-element probe-fail threshold-type consecutive {num} action-type trigger-only")
        .Add(VrpGrammar.System, "nqa schedule {pair} start-time now lifetime forever", defines: "nqa-schedule", uses: "1:nqa")
        .Add(VrpGrammar.System, "undo nqa schedule {pair}", removes: "nqa-schedule")
        .Add(VrpGrammar.System, "track {num} nqa entry {pair} reaction {num}", defines: "track", uses: "2:nqa")
        .Add(VrpGrammar.System, "undo track {num}", removes: "track");

    private static VrpGrammar Uplinks(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "acl advanced {num}", enters: "acl", defines: "acl")
        .Add(VrpGrammar.System, "undo acl advanced {num}", removes: "acl")
        .Plain("acl", "rule {num} permit ip source {ip} 0 destination {ip} 0")
        .Add(VrpGrammar.System, "policy-based-route {name} permit node {num}", enters: "pbr", defines: "pbr")
        .Add(VrpGrammar.System, "undo policy-based-route {name}", removes: "pbr")
        .Add("pbr", "if-match acl {num}", uses: "1:acl").Add("pbr", "apply next-hop {ip}")
        .Add(VrpGrammar.System, "ip local policy-based-route {name}", defines: "local-pbr", uses: "1:pbr")
        .Add(VrpGrammar.System, "undo ip local policy-based-route {name}", removes: "local-pbr");

    private static VrpGrammar Bgp(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "ip prefix-list {rule} index {num} permit {ip} {num}", defines: "prefix-list")
        .Add(VrpGrammar.System, "ip prefix-list {rule} index {num} permit {ip} {num} greater-equal {num} less-equal {num}", defines: "prefix-list")
        .Add(VrpGrammar.System, "undo ip prefix-list {rule}", removes: "prefix-list")
        .Add(VrpGrammar.System, "route-policy {rule} permit node {num}", enters: "route-policy", defines: "route-policy")
        .Add(VrpGrammar.System, "undo route-policy {rule}", removes: "route-policy")
        .Add("route-policy", "if-match ip address prefix-list {rule}", uses: "1:prefix-list")
        .Plain("route-policy", "apply local-preference {num}", "apply as-path {num} {num}")
        .Add(VrpGrammar.System, "bgp {num}", enters: "bgp", nameGroups: 0)
        .Add("bgp", "peer {ip} as-number {num}", defines: "bgp-peer")
        .Add("bgp", "undo peer {ip}", removes: "bgp-peer")
        .Add("bgp", "peer {ip} timer keepalive {num} hold {num}", defines: "bgp-peer", uses: "1:bgp-peer")
        .Add("bgp", "address-family ipv4 unicast", enters: "bgp-ipv4", nameGroups: 0)
        .Add("bgp-ipv4", "peer {ip} enable", defines: "bgp-peer", uses: "1:bgp-peer")
        .Add("bgp-ipv4", "peer {ip} route-policy {rule} [import|export]", defines: "bgp-peer", uses: "1:bgp-peer 2:route-policy")
        .Add("bgp-ipv4", "network {ip} {mask}", defines: "bgp-network", nameGroups: 2)
        .Add("bgp-ipv4", "undo network {ip} {mask}", removes: "bgp-network", nameGroups: 2);

    private static VrpGrammar Firewall(VrpGrammar grammar) => grammar
        .Add(VrpGrammar.System, "security-zone name {name}", enters: "zone", defines: "zone")
        .Add(VrpGrammar.System, "undo security-zone name {name}", removes: "zone")
        .Add("zone", "import interface {if}", uses: "1:interface")
        .Add(VrpGrammar.System, "security-policy ip", enters: "security-policy", nameGroups: 0)
        .Add("security-policy", "rule name {rule}", enters: "rule", defines: "rule")
        .Add("security-policy", "undo rule name {rule}", removes: "rule")
        .Plain("rule", "action pass", "[source|destination]-zone [Local|Trust|Untrust|DMZ]", "[source|destination]-ip-host {ip}", "[source|destination]-ip-subnet {ip} {mask}")
        .Add("rule", "[source|destination]-zone {name}", uses: "1:zone");
}
