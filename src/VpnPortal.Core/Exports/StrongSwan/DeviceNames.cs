using System.Globalization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>Names and numbers that the files of one export must agree on. None of them comes from a user.</summary>
internal static class DeviceNames
{
    /// <summary>Folder on the device.</summary>
    public const string Folder = "/etc/swanctl/vpnportal";

    /// <summary>Where Debian's swanctl.conf includes connections from.</summary>
    public const string InstalledConnections = "/etc/swanctl/conf.d/vpnportal.conf";

    /// <summary>Where strongSwan reads daemon settings from.</summary>
    public const string InstalledSettings = "/etc/strongswan.d/vpnportal.conf";

    /// <summary>Where FRR reads its configuration from.</summary>
    public const string InstalledRouting = "/etc/frr/frr.conf";

    /// <summary>Where FRR is told which daemons to start.</summary>
    public const string RoutingDaemons = "/etc/frr/daemons";

    /// <summary>systemd unit.</summary>
    public const string Unit = "vpnportal.service";

    /// <summary>Holds the health checks' destination where no host behind the device does.</summary>
    public const string AnsweringInterface = "alivpn0";

    /// <summary>Fits every suite of the gateway on a 1500-byte link, NAT-T included.</summary>
    public const int Mtu = 1400;

    /// <summary>MTU less 40.</summary>
    public const int Mss = Mtu - 40;

    /// <summary>The black hole stands behind both tunnel routes.</summary>
    public const int BlackholeMetric = 4096;

    public static string Connection(TunnelRole role) => Numbered("ali-t", role);

    public static string Secret(TunnelRole role) => Numbered("ike-ali-t", role);

    /// <summary>At most 15 characters, the kernel's limit.</summary>
    public static string Interface(TunnelRole role) => Numbered("alivpn", role);

    public static int IfId(TunnelRole role) => 100 + (int)role;

    /// <summary>The lower metric wins: the master carries traffic while its tunnel is up.</summary>
    public static int Metric(TunnelRole role) => 100 * (int)role;

    /// <summary>Routing table of a public IP whose packets would else leave by the other uplink; the rule has the same number as its priority.</summary>
    public static int UplinkTable(TunnelRole role) => 4100 + (int)role;

    /// <summary>A session per tunnel; the higher local preference wins.</summary>
    public static int LocalPreference(TunnelRole role) => role == TunnelRole.Master ? 200 : 100;

    /// <summary>Prefix of FRR's names of a tunnel.</summary>
    public static string RoutePolicy(TunnelRole role) => Numbered("ALI-T", role);

    private static string Numbered(string name, TunnelRole role) => name + ((int)role).ToString(CultureInfo.InvariantCulture);
}
