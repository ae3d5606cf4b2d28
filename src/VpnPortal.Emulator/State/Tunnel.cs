namespace VpnPortal.Emulator.State;

internal sealed class Tunnel
{
    public required string Id { get; init; }
    public required string Role { get; init; }
    public required string CustomerGatewayId { get; set; }
    public bool EnableDpd { get; set; } = true;
    public bool EnableNatTraversal { get; set; } = true;
    public required IkeSettings Ike { get; set; }
    public required IpsecSettings Ipsec { get; set; }
    public BgpSettings? Bgp { get; set; }

    public bool IsMaster => string.Equals(Role, "master", StringComparison.Ordinal);
}

/// <summary>Defaults are the API's own (weak) ones.</summary>
internal sealed record IkeSettings
{
    public string Version { get; init; } = "ikev1";
    public string Mode { get; init; } = "main";
    public string Encryption { get; init; } = "aes";
    public string Authentication { get; init; } = "md5";
    public string Pfs { get; init; } = "group2";
    public long Lifetime { get; init; } = 86400;
    public string Psk { get; init; } = "";
    public string LocalId { get; init; } = "";
    public string RemoteId { get; init; } = "";

    /// <summary>Without the key.</summary>
    public override string ToString() => $"{Version} {Encryption} {Authentication} {Pfs}, {LocalId} - {RemoteId}";
}

internal sealed record IpsecSettings
{
    public string Encryption { get; init; } = "aes";
    public string Authentication { get; init; } = "md5";
    public string Pfs { get; init; } = "group2";
    public long Lifetime { get; init; } = 86400;
}

internal sealed record BgpSettings(long LocalAsn, string TunnelCidr, string LocalBgpIp);
