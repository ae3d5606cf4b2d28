namespace VpnPortal.Emulator.State;

/// <summary>An IPsec connection: two tunnels on a dual-tunnel gateway, one on an older one.</summary>
internal sealed class Connection
{
    public required string Id { get; init; }
    public required string Region { get; init; }

    /// <summary>The gateway, or the device whose link this is.</summary>
    public required string OwnerId { get; init; }
    public required string Name { get; set; }
    public required string LocalSubnet { get; set; }
    public required string RemoteSubnet { get; set; }
    public bool EffectImmediately { get; set; }
    public bool AutoConfigRoute { get; set; }
    public bool EnableBgp { get; set; }
    public HealthCheck? Health { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset CreatedUntil { get; init; }

    /// <summary>End of the last change; before it the connection or its tunnels are still being set up.</summary>
    public DateTimeOffset ReadyAt { get; set; }

    /// <summary>When traffic first asked for the tunnels, for connections that do not take effect immediately.</summary>
    public DateTimeOffset? TriggeredAt { get; set; }

    public DateTimeOffset? GoneAt { get; set; }
    public required IReadOnlyList<Tunnel> Tunnels { get; init; }

    /// <summary>The tunnel that carries the traffic now.</summary>
    public string? CarrierId { get; set; }

    /// <summary>The carrier carries nothing any more; that will be noticed then.</summary>
    public DateTimeOffset? LossNoticedAt { get; set; }

    public bool IsDual => Tunnels.Count > 1;

    public Tunnel? Carrier => Tunnels.FirstOrDefault(t => t.Id == CarrierId);

    public string StateAt(DateTimeOffset at) => at < CreatedUntil ? "provisioning" : GoneAt is not null || at < ReadyAt ? "updating" : "active";

    public string TunnelStateAt(DateTimeOffset at) => GoneAt is not null ? "deleting" : at < ReadyAt ? "updating" : "active";

    public bool ExistsAt(DateTimeOffset at) => at >= CreatedUntil && (GoneAt is null || at < GoneAt);
}
