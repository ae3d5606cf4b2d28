namespace VpnPortal.Emulator.State;

/// <summary>A dual-tunnel IPsec connection.</summary>
internal sealed class Connection
{
    public required string Id { get; init; }
    public required string Region { get; init; }
    public required string GatewayId { get; init; }
    public required string Name { get; set; }
    public required string LocalSubnet { get; set; }
    public required string RemoteSubnet { get; set; }
    public bool EffectImmediately { get; set; }
    public bool AutoConfigRoute { get; set; }
    public bool EnableTunnelsBgp { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset CreatedUntil { get; init; }

    /// <summary>End of the last change; before it the connection or its tunnels are still being set up.</summary>
    public DateTimeOffset ReadyAt { get; set; }

    /// <summary>Negotiation starts afresh here; a change of name alone does not move it.</summary>
    public DateTimeOffset NegotiateFrom { get; set; }

    /// <summary>How long IKE takes from there, already scaled.</summary>
    public TimeSpan NegotiationTime { get; set; }

    /// <summary>When traffic first asked for the tunnels, for connections that do not take effect immediately.</summary>
    public DateTimeOffset? TriggeredAt { get; set; }

    public DateTimeOffset? GoneAt { get; set; }
    public required IReadOnlyList<Tunnel> Tunnels { get; init; }

    public string StateAt(DateTimeOffset at) => at < CreatedUntil ? "provisioning" : GoneAt is not null || at < ReadyAt ? "updating" : "active";

    public string TunnelStateAt(DateTimeOffset at) => GoneAt is not null ? "deleting" : at < ReadyAt ? "updating" : "active";

    public bool ExistsAt(DateTimeOffset at) => at >= CreatedUntil && (GoneAt is null || at < GoneAt);
}
