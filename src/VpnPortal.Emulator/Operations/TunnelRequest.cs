using System.Net;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Reads one item of TunnelOptionsSpecification; what is not given keeps the value it had.</summary>
internal static class TunnelRequest
{
    private static readonly string[] ReservedTunnelCidrs =
    [
        "169.254.0.0/30", "169.254.1.0/30", "169.254.2.0/30", "169.254.3.0/30",
        "169.254.4.0/30", "169.254.5.0/30", "169.254.6.0/30", "169.254.169.252/30",
    ];

    public static IkeSettings Ike(Parameters p, IkeSettings old) => new()
    {
        Version = p.OneOf("IkeVersion", "ikev1", "ikev2") ?? old.Version,
        Mode = p.OneOf("IkeMode", "main", "aggressive") ?? old.Mode,
        Encryption = p.OneOf("IkeEncAlg", "aes", "aes192", "aes256", "des", "3des", "sm4") ?? old.Encryption,
        Authentication = p.OneOf("IkeAuthAlg", "md5", "sha1", "sha256", "sha384", "sha512", "sm3") ?? old.Authentication,
        Pfs = p.OneOf("IkePfs", "group1", "group2", "group5", "group14") ?? old.Pfs,
        Lifetime = p.Number("IkeLifetime", 0, 86400) ?? old.Lifetime,
        Psk = Rules.Psk(p.Optional("Psk")) ?? old.Psk,
        LocalId = Rules.TunnelIdentity(p, "LocalId") ?? old.LocalId,
        RemoteId = Rules.TunnelIdentity(p, "RemoteId") ?? old.RemoteId,
    };

    public static IpsecSettings Ipsec(Parameters p, IpsecSettings old) => new()
    {
        Encryption = p.OneOf("IpsecEncAlg", "aes", "aes192", "aes256", "des", "3des", "sm4") ?? old.Encryption,
        Authentication = p.OneOf("IpsecAuthAlg", "md5", "sha1", "sha256", "sha384", "sha512", "sm3") ?? old.Authentication,
        Pfs = p.OneOf("IpsecPfs", "disabled", "group1", "group2", "group5", "group14") ?? old.Pfs,
        Lifetime = p.Number("IpsecLifetime", 0, 86400) ?? old.Lifetime,
    };

    public static BgpSettings? Bgp(Parameters p, BgpSettings? old)
    {
        if (p.IsEmpty)
            return old;
        var asn = p.Number("LocalAsn", 1, 4294967295) ?? old?.LocalAsn ?? 45104;
        var cidr = p.Optional("TunnelCidr") ?? old?.TunnelCidr ?? throw ApiException.Missing("TunnelCidr");
        var ip = p.Optional("LocalBgpIp") ?? old?.LocalBgpIp ?? throw ApiException.Missing("LocalBgpIp");
        if (!Cidr.TryParse(cidr, out var network) || network.PrefixLength != 30 || !cidr.StartsWith("169.254.", StringComparison.Ordinal)
            || ReservedTunnelCidrs.Contains(cidr, StringComparer.Ordinal))
            throw ApiException.Bad("IllegalParam.TunnelCidr", "TunnelCidr must be an unreserved /30 inside 169.254.0.0/16.");
        if (!IPAddress.TryParse(ip, out var address) || !network.Contains(address) || (address.GetAddressBytes()[3] & 3) is 0 or 3)
            throw ApiException.Bad("IllegalParam.LocalBgpIp", "LocalBgpIp must be a host of TunnelCidr.");
        return new(asn, cidr, ip);
    }

    /// <summary>Both tunnels share their ASN, and no /30 occurs twice on a gateway.</summary>
    public static void CheckBgp(Call call, Gateway gateway, string? connectionId, IReadOnlyList<BgpSettings> settings)
    {
        var taken = call.World.ConnectionsOf(gateway).Where(c => c.Id != connectionId)
            .SelectMany(c => c.Tunnels).Select(t => t.Bgp?.TunnelCidr).OfType<string>();
        var cidrs = settings.Select(s => s.TunnelCidr).Concat(taken).ToList();
        if (cidrs.Distinct(StringComparer.Ordinal).Count() != cidrs.Count)
            throw ApiException.Bad("IllegalParam.TunnelCidr", "TunnelCidr must be unique on a VPN gateway.");
        if (settings.Select(s => s.LocalAsn).Distinct().Count() > 1)
            throw ApiException.Bad("IllegalParam.LocalAsn", "Both tunnels of a connection must use the same LocalAsn.");
    }
}
