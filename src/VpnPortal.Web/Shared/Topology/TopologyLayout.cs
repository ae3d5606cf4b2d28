using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>A rectangle in the drawing's own units; one unit is one pixel at full size.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
    public double MiddleX => X + (Width / 2);
    public double MiddleY => Y + (Height / 2);

    /// <summary>The smallest rectangle that holds both.</summary>
    public Box With(Box other)
    {
        var (x, y) = (Math.Min(X, other.X), Math.Min(Y, other.Y));
        return new(x, y, Math.Max(Right, other.Right) - x, Math.Max(Bottom, other.Bottom) - y);
    }
}

/// <summary>Where a side's parts are. Y values are base lines of text.</summary>
/// <param name="Frame">The VPC or the data centre.</param>
/// <param name="Gateway">The gateway or the device.</param>
/// <param name="RouteFromY">Where the route's arrow starts; it points at <paramref name="RouteToY"/>, the edge of the gateway.</param>
public sealed record SidePlace(
    Box Frame, double HeaderY, Box Gateway, double NameY, Box Master, Box Slave, double RouteFromY, double RouteToY, double RouteTextY)
{
    /// <summary>The boxes of the ends: one for each tunnel, or one that both share.</summary>
    public IReadOnlyList<Box> Ends(int count) => count == 1 ? [Master.With(Slave)] : [Master, Slave];
}

/// <summary>Where a tunnel runs and where its words stand.</summary>
/// <param name="SessionY">Base line of its BGP session or health check.</param>
/// <param name="One">Where the last digits of side 1's address inside it stand, <paramref name="Two"/> those of side 2.</param>
public sealed record TunnelPlace(
    double X1, double Y1, double X2, double Y2, double TextX, double NameY, double InsideY, double StateY, double SessionY,
    (double X, double Y) One, (double X, double Y) Two, bool Centred);

/// <summary>The two arrangements of the same drawing. Sessions inside the tunnels and a second route need room of their own.</summary>
public sealed record TopologyLayout(
    double Width, double Height, SidePlace One, SidePlace Two, Box Internet, double InternetX, TunnelPlace Master, TunnelPlace Slave)
{
    private const double RouteLine = 19;

    /// <summary>Side by side, for at least 760 px.</summary>
    public static TopologyLayout Wide(TopologyView view)
    {
        var sessions = HasSessions(view) ? 20 : 0;
        var routes = Math.Max(MoreRoutes(view.One), MoreRoutes(view.Two));
        return new(
            880, 368 + sessions + routes, WideSide(4, sessions, routes), WideSide(600, sessions, routes),
            new Box(292, 80, 296, 208 + sessions), 440, WideTunnel(181), WideTunnel(249 + (sessions / 2)));
    }

    /// <summary>One above the other, for a side column or a phone. The lower side is mirrored, so that the tunnels never cross text.</summary>
    public static TopologyLayout Narrow(TopologyView view)
    {
        var sessions = HasSessions(view) ? 28 : 0;
        var (upper, lower) = (MoreRoutes(view.One), MoreRoutes(view.Two));
        var below = upper + sessions;
        return new(
            340, 672 + below + lower,
            new SidePlace(
                new Box(4, 4, 332, 260 + upper), 26, new Box(14, 116 + upper, 312, 138), 137 + upper,
                new Box(24, 188 + upper, 142, 54), new Box(174, 188 + upper, 142, 54), 74, 114 + upper, 88),
            new SidePlace(
                new Box(4, 400 + below, 332, 268 + lower), 618 + below + lower, new Box(14, 410 + below, 312, 138), 499 + below,
                new Box(24, 422 + below, 142, 54), new Box(174, 422 + below, 142, 54), 602 + below + lower, 550 + below, 572 + below),
            new Box(4, 274 + upper, 332, 116 + sessions), 296, NarrowTunnel(44, upper, sessions), NarrowTunnel(194, upper, sessions));
    }

    private static bool HasSessions(TopologyView view) =>
        TunnelRoles.Both.Select(view.Tunnel).Any(tunnel => tunnel.Bgp is not null || tunnel.HealthCheck is not null);

    private static double MoreRoutes(TopologySide side) =>
        side.Routing is StaticRouting { Routes.Count: > 1 and var count } routes ? (count - (routes.Published is null ? 1 : 0)) * RouteLine : 0;

    private static SidePlace WideSide(double x, double sessions, double routes) => new(
        new Box(x, 4, 276, 360 + sessions + routes), 28, new Box(x + 12, 80, 252, 208 + sessions), 102,
        new Box(x + 24, 154, 228, 54), new Box(x + 24, 222 + (sessions / 2), 228, 54), 350 + sessions + routes, 290 + sessions, 314 + sessions);

    private static TunnelPlace WideTunnel(double y) =>
        new(256, y, 624, y, 440, y - 10, y - 10, y + 20, y + 38, (298, y - 10), (582, y - 10), Centred: true);

    private static TunnelPlace NarrowTunnel(double x, double upper, double sessions)
    {
        var (top, label) = (242 + upper, sessions > 0 ? 8 : 0);
        return new(
            x, top, x, top + 180 + sessions, x + 12, top + 72 + label, top + 90 + label, top + 110 + label, top + 129 + label,
            (x + 12, top + 50), (x + 12, top + 142 + sessions), Centred: false);
    }
}
