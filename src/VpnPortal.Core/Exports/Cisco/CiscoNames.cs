using System.Globalization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Names, numbers and timers on which the files of one export agree. None of them comes from a user.</summary>
internal static class CiscoNames
{
    /// <summary>What both tunnels share.</summary>
    public const string Shared = "ALI";

    /// <summary>Networks reached through the tunnels, and networks announced to the gateway.</summary>
    public const string VpcList = "ALI-VPC", SiteList = "ALI-SITE";

    /// <summary>Fits every suite of the gateway on a 1500-byte link, NAT-T included; bytes.</summary>
    public const int Mtu = 1400;

    /// <summary>MTU less 40; bytes.</summary>
    public const int Mss = Mtu - 40;

    /// <summary>Seconds between dead peer checks, and between tries once one was missed.</summary>
    public const int DpdSeconds = 10, DpdRetrySeconds = 3;

    /// <summary>The gateway publishes no timers; the lower hold time of the two ends holds. Seconds.</summary>
    public const int KeepaliveSeconds = 10, HoldSeconds = 30;

    /// <summary>Priority of the IKE policy: below usual numbers, above a device's own defaults.</summary>
    public const int Policy = 101;

    /// <summary>Distance of the routes that discard: behind every other source of routes.</summary>
    public const int DiscardDistance = 250;

    public static string Tunnel(TunnelRole role) => Numbered("ALI-T", role);

    /// <summary>Number of probe and track: 101 and 102.</summary>
    public static int Number(TunnelRole role) => 100 + (int)role;

    /// <summary>The higher local preference wins.</summary>
    public static int LocalPreference(TunnelRole role) => role == TunnelRole.Master ? 200 : 100;

    public static string Numbered(string name, TunnelRole role) => name + ((int)role).ToString(CultureInfo.InvariantCulture);

    /// <summary>Addresses of a tunnel interface. Where the design has none they are made up; then they exist on the device only.</summary>
    public static TunnelInside Inside(DeviceTunnel tunnel)
    {
        if (tunnel.Inside is { } inside) return inside;
        var network = Cidr.Parse(string.Create(CultureInfo.InvariantCulture, $"169.254.{Number(tunnel.Role)}.0/30"));
        return new TunnelInside(network, network.AddressAt(2), network.AddressAt(1));
    }

    /// <summary>Whom a probe asks: the health check's source in the classic design, else the other end of the tunnel.</summary>
    public static string ProbeTarget(DeviceTunnel tunnel) => tunnel.HealthCheck?.Source ?? Inside(tunnel).AlibabaIp;

    /// <summary>True when the device has a public IP for each tunnel, and so probably two uplinks.</summary>
    public static bool HasTwoUplinks(DeviceView view) => view.Tunnels[0].DeviceIp != view.Tunnels[1].DeviceIp;
}
