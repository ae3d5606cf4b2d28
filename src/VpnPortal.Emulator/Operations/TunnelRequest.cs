using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Reads the settings of a tunnel; what is not given keeps the value it had.</summary>
internal static class TunnelRequest
{
    public const long UsualAsn = 45104;

    public static IkeSettings Ike(Parameters p, IkeSettings old) => new()
    {
        Version = p.Optional("IkeVersion") ?? old.Version,
        Mode = p.Optional("IkeMode") ?? old.Mode,
        Encryption = p.Optional("IkeEncAlg") ?? old.Encryption,
        Authentication = p.Optional("IkeAuthAlg") ?? old.Authentication,
        Pfs = p.Optional("IkePfs") ?? old.Pfs,
        Lifetime = p.Number("IkeLifetime") ?? old.Lifetime,
        Psk = p.Optional("Psk") ?? old.Psk,
        LocalId = p.Optional("LocalId") ?? old.LocalId,
        RemoteId = p.Optional("RemoteId") ?? old.RemoteId,
    };

    public static IpsecSettings Ipsec(Parameters p, IpsecSettings old) => new()
    {
        Encryption = p.Optional("IpsecEncAlg") ?? old.Encryption,
        Authentication = p.Optional("IpsecAuthAlg") ?? old.Authentication,
        Pfs = p.Optional("IpsecPfs") ?? old.Pfs,
        Lifetime = p.Number("IpsecLifetime") ?? old.Lifetime,
    };

    public static BgpSettings? Bgp(Parameters p, BgpSettings? old, CustomerGateway customer)
    {
        var asn = p.Number("LocalAsn") ?? old?.LocalAsn;
        var cidr = p.Optional("TunnelCidr") ?? old?.TunnelCidr;
        var ip = p.Optional("LocalBgpIp") ?? old?.LocalBgpIp;
        if (asn is null && cidr is null && ip is null)
            return null;
        if (cidr is null || ip is null)
            throw ApiException.Missing(cidr is null ? "TunnelCidr" : "LocalBgpIp");
        return Rules.IsHostOf(cidr, ip)
            ? new(asn ?? UsualAsn, cidr, ip, customer.AuthKey ?? "")
            : throw ApiException.Bad("IllegalParam.LocalBgpIp", "LocalBgpIp must be a host of TunnelCidr.");
    }

    /// <summary>Every tunnel has its session once BGP is on, both share their ASN, and no /30 occurs twice on a gateway.</summary>
    public static void CheckBgp(Call call, Gateway gateway, string? connectionId, bool isOn, IReadOnlyList<BgpSettings?> sessions)
    {
        if (isOn && sessions.Contains(null))
            throw ApiException.Missing("TunnelBgpConfig");
        var known = sessions.OfType<BgpSettings>().ToList();
        var taken = call.World.ConnectionsOf(gateway.Id).Where(c => c.Id != connectionId)
            .SelectMany(c => c.Tunnels).Select(t => t.Bgp?.TunnelCidr).OfType<string>();
        var cidrs = known.Select(s => s.TunnelCidr).Concat(taken).ToList();
        if (cidrs.Distinct(StringComparer.Ordinal).Count() != cidrs.Count)
            throw ApiException.Bad("IllegalParam.TunnelCidr", "TunnelCidr must be unique on a VPN gateway.");
        if (known.Select(s => s.LocalAsn).Distinct().Count() > 1)
            throw ApiException.Bad("IllegalParam.LocalAsn", "Both tunnels of a connection must use the same LocalAsn.");
    }

    /// <summary>The quota of prefixes a side, under the code of the parameter.</summary>
    public static string Subnets(Call call, string parameter)
    {
        var all = Traffic.Cidr.Split(call.Parameters.Required(parameter)).ToList();
        return all.Count <= call.Quotas.Subnets
            ? string.Join(',', all)
            : throw ApiException.Bad($"IllegalParam.{parameter}", $"{parameter} holds more than {call.Quotas.Subnets} prefixes.");
    }

    public static HealthCheck? Health(Parameters p, HealthCheck? old)
    {
        if (p.IsEmpty)
            return old;
        if (p.Flag("enable") != true)
            return null;
        return new()
        {
            DestinationIp = p.Optional("dip") ?? old?.DestinationIp ?? throw ApiException.Missing("dip"),
            SourceIp = p.Optional("sip") ?? old?.SourceIp ?? throw ApiException.Missing("sip"),
            Interval = (int)(p.Number("interval") ?? old?.Interval ?? 3),
            Retry = (int)(p.Number("retry") ?? old?.Retry ?? 3),
        };
    }
}
