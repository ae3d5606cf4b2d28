using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>Names of the things in the drawing, fit for a URL.</summary>
public static class TopologyElement
{
    public static string Gateway(SideKey side) => FormattableString.Invariant($"gateway{(int)side}");

    public static string Device(SideKey side) => FormattableString.Invariant($"device{(int)side}");

    public static string Connection(SideKey side) => FormattableString.Invariant($"connection{(int)side}");

    public static string Route(SideKey side) => FormattableString.Invariant($"route{(int)side}");

    public static string Tunnel(TunnelRole role) => FormattableString.Invariant($"tunnel{(int)role}");
}
