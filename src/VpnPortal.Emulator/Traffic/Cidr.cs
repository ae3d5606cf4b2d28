using System.Net;
using System.Net.Sockets;

namespace VpnPortal.Emulator.Traffic;

/// <summary>IPv4 prefixes as the API writes them.</summary>
internal static class Cidr
{
    private static readonly IPNetwork CloudServices = IPNetwork.Parse("100.64.0.0/10");

    public static IEnumerable<string> Split(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Strict: a prefix with host bits set is not a prefix (the framework would drop them silently).</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        network = default;
        return text.Contains('/', StringComparison.Ordinal)
            && IPNetwork.TryParse(text, out network)
            && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            && string.Equals(network.ToString(), text, StringComparison.Ordinal);
    }

    public static bool Contains(string cidrList, IPAddress address) =>
        Split(cidrList).Any(c => TryParse(c, out var network) && network.Contains(address));

    public static bool SameSet(string one, string other) =>
        Split(one).ToHashSet(StringComparer.Ordinal).SetEquals(Split(other));

    public static bool Overlap(IPNetwork one, IPNetwork other) =>
        one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);

    /// <summary>Whether a prefix touches the range that the cloud's own services use.</summary>
    public static bool IsCloudService(string cidr) => TryParse(cidr, out var network) && Overlap(network, CloudServices);

    public static int Length(string cidr) => TryParse(cidr, out var network) ? network.PrefixLength : -1;
}
