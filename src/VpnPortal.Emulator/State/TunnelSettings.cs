namespace VpnPortal.Emulator.State;

/// <summary>Phase 1. Defaults are the API's own (weak) ones.</summary>
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

/// <summary>Phase 2.</summary>
internal sealed record IpsecSettings
{
    public string Encryption { get; init; } = "aes";
    public string Authentication { get; init; } = "md5";
    public string Pfs { get; init; } = "group2";
    public long Lifetime { get; init; } = 86400;
}

/// <summary>One end of a BGP session. The key is the MD5 password, of the customer gateway or the device.</summary>
internal sealed record BgpSettings(long LocalAsn, string TunnelCidr, string LocalBgpIp, string Key = "");
