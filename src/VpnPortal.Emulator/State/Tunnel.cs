namespace VpnPortal.Emulator.State;

/// <summary>One end of a tunnel: what was configured, and what became of it.</summary>
internal sealed class Tunnel
{
    public const string Down = "ike_sa_not_established";
    public const string Phase2Down = "ipsec_sa_not_established";
    public const string Up = "ipsec_sa_established";
    public const string Master = "master";
    public const string Slave = "slave";

    public required string Id { get; init; }

    /// <summary>master, slave, or empty on a single-tunnel connection.</summary>
    public required string Role { get; init; }
    public required string LocalIp { get; init; }
    public required string RemoteIp { get; set; }
    public string CustomerGatewayId { get; set; } = "";

    /// <summary>The ASN that the other end has to show.</summary>
    public long? PeerAsn { get; set; }
    public bool EnableDpd { get; set; } = true;
    public bool EnableNatTraversal { get; set; } = true;
    public required IkeSettings Ike { get; set; }
    public required IpsecSettings Ipsec { get; set; }
    public BgpSettings? Bgp { get; set; }

    /// <summary>Negotiation starts afresh here; a change of name alone does not move it.</summary>
    public DateTimeOffset NegotiateFrom { get; set; }

    /// <summary>How long IKE takes from there, already scaled.</summary>
    public TimeSpan NegotiationTime { get; set; }

    public string Status { get; set; } = Down;
    public DateTimeOffset Since { get; set; }
    public TunnelProblem? Problem { get; set; }

    /// <summary>The gateway or device at the other end, once found.</summary>
    public string? PeerOwnerId { get; set; }

    /// <summary>The connection or link at the other end, once found.</summary>
    public string? PeerConnectionId { get; set; }

    public bool IsBgpUp { get; set; }

    /// <summary>Since when everything that a BGP session needs is there.</summary>
    public DateTimeOffset? BgpReadySince { get; set; }

    public bool IsMaster => Role == Master;
}

/// <summary>Why a tunnel is not up, in the words of DiagnoseVpnConnections.</summary>
internal sealed record TunnelProblem(string Code, string Reason, string Local, string Remote, string Phase);
