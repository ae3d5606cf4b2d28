using System.Collections.Immutable;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>The pre-shared keys by the draft field that holds them (<see cref="Tunnel.PskPath"/>).</summary>
public sealed record PskSource(IReadOnlyDictionary<string, PresharedKey> ByPath)
{
    /// <summary>No key at hand: enough for masked exports.</summary>
    public static readonly PskSource None = new(ImmutableDictionary<string, PresharedKey>.Empty);

    /// <summary>The key of a tunnel, or null.</summary>
    public PresharedKey? Of(Tunnel tunnel) => ByPath.GetValueOrDefault(tunnel.PskPath);
}
