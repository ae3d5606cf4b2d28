namespace VpnPortal.Emulator.State;

/// <summary>A VPN gateway, dual-tunnel unless it is an older one. Its status is never stored: it follows from the times below.</summary>
internal sealed class Gateway
{
    public const string Traditional = "Traditional";

    public required string Id { get; init; }
    public required string Region { get; init; }
    public required string Name { get; set; }
    public string Description { get; set; } = "";
    public required string VpcId { get; init; }
    public required string VSwitchId { get; init; }

    /// <summary>Absent on a single-tunnel gateway, like the second address.</summary>
    public string? SecondVSwitchId { get; init; }
    public required string InternetIp { get; init; }
    public string? SecondInternetIp { get; init; }
    public required IReadOnlyList<string> EniIds { get; init; }
    public int Bandwidth { get; init; }
    public bool EnableIpsec { get; init; } = true;
    public bool EnableSsl { get; init; }
    public int SslConnections { get; init; } = 5;
    public string NetworkType { get; init; } = "public";
    public string VpnType { get; init; } = "Normal";
    public string ChargeType { get; init; } = "POSTPAY";
    public string GatewayType { get; init; } = Traditional;
    public required string ResourceGroupId { get; set; }
    public long OrderId { get; init; }
    public bool AutoPropagate { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ProvisioningAt { get; init; }
    public DateTimeOffset ActiveAt { get; set; }
    public DateTimeOffset BusyUntil { get; set; }
    public DateTimeOffset? GoneAt { get; set; }

    public bool IsDual => SecondInternetIp is not null;

    public string StatusAt(DateTimeOffset at) =>
        GoneAt is not null ? "deleting"
        : at < ProvisioningAt ? "init"
        : at < ActiveAt ? "provisioning"
        : at < BusyUntil ? "updating"
        : "active";

    /// <summary>The public addresses are told only once the gateway has been active for the first time.</summary>
    public bool HasAddressesAt(DateTimeOffset at) => at >= ActiveAt;

    public bool CarriesTrafficAt(DateTimeOffset at) => at >= ActiveAt && GoneAt is null;
}
