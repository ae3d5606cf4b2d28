using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Tests.Validation.InvalidEdits;

/// <summary>Mistakes in addresses and networks.</summary>
internal static class AddressEdits
{
    private static readonly string[] ReservedTunnelCidrs =
        ["169.254.0.0/30", "169.254.1.0/30", "169.254.2.0/30", "169.254.3.0/30", "169.254.4.0/30", "169.254.5.0/30", "169.254.6.0/30", "169.254.169.252/30"];

    public static IEnumerable<EditKind> Kinds => [.. Addresses, .. TunnelCidrs, .. Networks];

    private static IEnumerable<EditKind> Addresses =>
    [
        EditKind.Of("address that cannot be read", "an IPv4 address has four numbers up to 255", IsAddress, NoAddress),
        EditKind.Of("public IP that is private", "the Internet does not lead there", IsSiteIp, random => random.Any(random.Octets("10"), random.Octets($"172.{random.Next(16, 32)}"), random.Octets("192.168"))),
        EditKind.Of("public IP that is reserved", "the API refuses these ranges", IsSiteIp, random => random.Any(
            random.Octets($"100.{random.Next(64, 128)}"), random.Octets("127"), random.Octets("169.254"), random.Octets($"{random.Next(224, 240)}"), random.Octets("255"), random.Octets("0"))),
        EditKind.Of("public IP that is empty", "the tunnel needs a peer", IsSiteIp, _ => " "),
        new("public IP of a gateway", "a gateway is no device", (draft, path) => IsSiteIp(path) && Region(draft) == TestDrafts.Shanghai, (_, _, random) => random.Any("47.100.0.1", "47.100.0.2", "47.100.0.3")),
        new("one public IP in the classic design", "a region takes an address once", (draft, path) => IsSiteIp(path) && draft.Scenario == ClassicFields.Scenario, (_, path, _) => path.EndsWith('1') ? TestDrafts.Wan2 : TestDrafts.Wan1),
        new("public IP registered with another ASN", "its ASN can never be changed", (draft, path) => IsSiteIp(path) && draft.Values.GetValueOrDefault("routing") == "bgp", (_, _, _) => InvalidEditTests.RegisteredIp),
        EditKind.Of("health check without an address", "the field is required", IsHealthAddress, _ => " "),
        EditKind.Of("health destination outside the data centre", "its probes never enter the tunnel", path => path.EndsWithAny("healthCheck.destination"), random => random.Any(random.Octets("172.17"), random.Octets("10.20"), random.Octets("8"))),
        EditKind.Of("health source outside the VPC", "nothing leads back", path => path.EndsWithAny("healthCheck.source"), random => random.Any(random.Octets("10.21"), random.Octets("172.16"), random.Octets("8"))),
        new("health source of the other check", "answers cannot be told apart", (_, path) => path.EndsWithAny("healthCheck.source"), (draft, path, _) => draft.Values[path.StartsWith("tunnel1", StringComparison.Ordinal) ? "tunnel2.healthCheck.source" : "tunnel1.healthCheck.source"]),
        EditKind.Of("ping to an address outside the data centre", "it proves nothing", path => path == "verify.address", random => random.Any(random.Octets("172.17"), random.Octets("10"), random.Octets("8"))),
    ];

    private static IEnumerable<EditKind> TunnelCidrs =>
    [
        EditKind.Of("tunnel CIDR that cannot be read", "a network has an address and a length", IsTunnelCidr, NoNetwork),
        EditKind.Of("tunnel CIDR that is empty", "BGP needs it", IsTunnelCidr, _ => " "),
        EditKind.Of("tunnel CIDR that is no /30", "a tunnel has two ends", IsTunnelCidr, random => $"169.254.{random.Next(7, 160)}.0/{random.Any(16, 24, 28, 29, 31, 32)}"),
        EditKind.Of("tunnel CIDR outside 169.254.0.0/16", "the API refuses it", IsTunnelCidr, random => random.Octets(random.Any("10", "172.20", "11"))[..^1].TrimEnd('.') + ".0/30"),
        EditKind.Of("tunnel CIDR that is reserved", "the API refuses eight of them", IsTunnelCidr, random => random.Any(ReservedTunnelCidrs)),
        new("tunnel CIDR of the other tunnel", "it is unique on a gateway", (_, path) => IsTunnelCidr(path), (_, path, _) => path.StartsWith("tunnel1", StringComparison.Ordinal) ? "169.254.20.0/30" : "169.254.10.0/30"),
        new("tunnel CIDR of another connection", "it is unique on a gateway", (draft, path) => IsTunnelCidr(path) && Region(draft) == TestDrafts.Shanghai && draft.Values.GetValueOrDefault("routing") == "bgp", (_, _, _) => InvalidEditTests.TakenTunnelCidr),
    ];

    private static IEnumerable<EditKind> Networks =>
    [
        EditKind.Of("network that cannot be read", "a network has an address and a length", IsNetworks, random => random.Any("", "172.16.0.0/24,") + NoNetwork(random)),
        new("network that is empty", "the peer needs a route", (draft, path) => IsNetworks(path) && IsSite(draft, path), (_, _, random) => random.Any(" ", ",", " ; ")),
        EditKind.Of("network without a network", "the peer needs a route", IsNetworks, random => random.Any(",", ";", "，")),
        EditKind.Of("default route", "the API refuses it", IsNetworks, random => random.Any("0.0.0.0/0", random.Octets("10") + "/0")),
        EditKind.Of("network of the cloud itself", "100.64.0.0/10 serves the cloud", IsNetworks, random => random.Any($"100.{random.Next(64, 128)}.0.0/16", "100.64.0.0/10", "100.0.0.0/8")),
        EditKind.Of("network that no route may have", "loopback, multicast, link-local", IsNetworks, random => random.Any("127.0.0.0/8", $"{random.Next(224, 240)}.0.0.0/8", "169.254.0.0/16", "169.254.10.0/24")),
        new("network of the peer", "an address on both sides has no route", (_, path) => IsNetworks(path), (draft, path, random) => Peers(draft, path, random)),
        new("more networks than routes", "a gateway holds 20 routes, or 50 by BGP", (draft, path) => IsNetworks(path) && NeedsRoutes(draft, path), (_, _, random) => string.Join(',', Enumerable.Range(0, random.Next(51, 90)).Select(third => $"172.31.{third}.0/24"))),
        new("network around the device's own IP", "the tunnel would carry itself", (draft, path) => IsNetworks(path) && IsSite(draft, path), (_, _, random) => random.Any("203.0.113.0/24", "198.51.100.0/25", "203.0.0.0/9")),
        new("network that the gateway routes elsewhere", "a destination has one way", (draft, path) => IsNetworks(path) && IsSite(draft, path) && Region(draft) == TestDrafts.Shanghai && draft.Values.GetValueOrDefault("routing") != "bgp", (_, _, _) => InvalidEditTests.TakenRoute),
    ];

    private static string? Region(VpnDraft draft) => draft.Values.GetValueOrDefault("side1.region");

    private static bool IsSite(VpnDraft draft, string path) => path == "side2.subnets" && draft.Scenario != VpcToVpcFields.Scenario;

    /// <summary>A data centre has no gateway of ours, so what leads to a VPC takes no route there; with BGP a VPC announces its vSwitches whatever is typed.</summary>
    private static bool NeedsRoutes(VpnDraft draft, string path) =>
        IsSite(draft, path) || (draft.Scenario == VpcToVpcFields.Scenario && draft.Values.GetValueOrDefault("routing") != "bgp");

    private static bool IsSiteIp(string path) => path.EndsWithAny(".publicIp1", ".publicIp2");

    private static bool IsHealthAddress(string path) => path.EndsWithAny("healthCheck.destination", "healthCheck.source");

    private static bool IsAddress(string path) => IsSiteIp(path) || IsHealthAddress(path) || path == "verify.address";

    private static bool IsTunnelCidr(string path) => path.EndsWithAny(".insideCidr");

    private static bool IsNetworks(string path) => path.EndsWithAny(".subnets");

    private static string NoAddress(Random random) => random.Any(
        random.Word() + ".example.com", random.Octets("203") + "/32", "2001:db8::" + random.Next(1, 99), $"203.0.113.{random.Next(256, 999)}", "203.0.113", "203.0.113.07",
        random.Octets("203") + ".1", "203,0,113,7", "http://203.0.113.7", random.Octets("203") + "; reboot", "２０３.0.113.7");

    private static string NoNetwork(Random random) => random.Any(
        random.Octets("10"), random.Octets("10") + "/33", "fd00::/8", random.Octets("10") + "-" + random.Octets("10"), "10.0.0.0/255.0.0.0", random.Word(), "10.0.0/16", "10.0.0.256/24", "10.0.0.0/-1");

    private static string Peers(VpnDraft draft, string path, Random random)
    {
        if (path == "side1.subnets") return draft.Scenario == VpcToVpcFields.Scenario ? random.Any("192.168.0.0/16", "192.168.7.0/24", "192.0.0.0/8") : random.Any("172.16.0.0/16", "172.16.9.0/24", "172.0.0.0/8");
        return draft.Values["side1.region"] == TestDrafts.Shanghai ? random.Any("10.20.0.0/16", "10.20.3.0/24", "10.0.0.0/8") : random.Any("10.0.0.0/16", "10.0.7.0/24", "10.0.0.0/8");
    }
}
