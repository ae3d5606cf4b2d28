using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Reachability;

/// <summary>Which tunnels work. Closed.</summary>
public enum TunnelsUp
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>The slave alone.</summary>
    SlaveOnly,

    /// <summary>None.</summary>
    None,
}

/// <summary>What holds when packets are followed.</summary>
/// <param name="Unpublished">Side whose routes are not published, or whose gateway does not propagate; null where it is as planned.</param>
/// <param name="MasterUnchecked">The health check of the master connection fails although its tunnel stands.</param>
public sealed record Situation(TunnelsUp Tunnels, SideKey? Unpublished = null, bool MasterUnchecked = false)
{
    /// <summary>The three that every plan is measured against.</summary>
    public static readonly IReadOnlyList<Situation> Usual = [new(TunnelsUp.Both), new(TunnelsUp.SlaveOnly), new(TunnelsUp.None)];

    /// <summary>The tunnel that is taken while both phases of it stand, master first; null when none does.</summary>
    internal TunnelRole? FirstUp => Tunnels switch
    {
        TunnelsUp.Both => TunnelRole.Master,
        TunnelsUp.SlaveOnly => TunnelRole.Slave,
        _ => null,
    };

    /// <summary>The connection that a single-tunnel gateway takes: a failed health check takes the route of weight 100 out of use.</summary>
    internal TunnelRole? FirstChecked => FirstUp == TunnelRole.Master && MasterUnchecked ? TunnelRole.Slave : FirstUp;
}
