using System.Globalization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>
/// Names and numbers on the device. None of them comes from a user; all are at most 15 characters, the shortest limit of IPsec
/// names in the command references of Huawei and H3C, without the hyphen that some of them refuse.
/// </summary>
internal static class VrpNames
{
    /// <summary>What both tunnels share.</summary>
    public const string Both = "ali";

    public const string VpcPrefixes = "ALI_VPC", SitePrefixes = "ALI_SITE";

    /// <summary>IKE proposal, 1–99 on Huawei; high, so that it is hardly taken.</summary>
    public const int Proposal = 91;

    /// <summary>ACL of the second uplink.</summary>
    public const int UplinkAcl = 3991;

    /// <summary>Fits every suite of the gateway on a 1500-byte link, NAT-T included.</summary>
    public const int Mtu = 1400;

    /// <summary>MTU less 40.</summary>
    public const int Mss = Mtu - 40;

    /// <summary>The black hole stands behind both tunnel routes.</summary>
    public const int BlackholePreference = 250;

    /// <summary>Seconds between dead peer checks.</summary>
    public const int DpdSeconds = 10;

    public static string Of(TunnelRole role) => "alit" + Digit(role);

    /// <summary>101 and 102: number of the tunnel interface and of what follows it.</summary>
    public static int Number(TunnelRole role) => 100 + (int)role;

    /// <summary>The lower preference wins: the master carries traffic while its route stands.</summary>
    public static int Preference(TunnelRole role) => 10 * (int)role;

    public static string Import(TunnelRole role) => $"ALI_T{Digit(role)}_IN";

    public static string Export(TunnelRole role) => $"ALI_T{Digit(role)}_OUT";

    /// <summary>
    /// A tunnel interface without an address forwards nothing. Where the design has no inside network, the device uses one of its
    /// own that no packet carries.
    /// </summary>
    public static (string Device, string Far, Cidr Network) Inside(DeviceTunnel tunnel)
    {
        var network = tunnel.Inside?.Network ?? Cidr.Parse(tunnel.Role == TunnelRole.Master ? "169.254.253.0/30" : "169.254.254.0/30");
        return tunnel.Inside is { } inside ? (inside.DeviceIp, inside.AlibabaIp, network) : (network.AddressAt(2), network.AddressAt(1), network);
    }

    private static string Digit(TunnelRole role) => ((int)role).ToString(CultureInfo.InvariantCulture);
}
