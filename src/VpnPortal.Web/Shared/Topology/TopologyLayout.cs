namespace VpnPortal.Web.Shared.Topology;

/// <summary>A rectangle in the drawing's own units; one unit is one pixel at full size.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
    public double MiddleX => X + (Width / 2);
    public double MiddleY => Y + (Height / 2);
}

/// <summary>Where a side's parts are. Y values are base lines of text.</summary>
/// <param name="RouteFromY">Where the route's arrow starts; it points at <paramref name="RouteToY"/>, the edge of the gateway.</param>
public sealed record SidePlace(
    Box Vpc, double HeaderY, Box Gateway, double NameY, Box Master, Box Slave, double RouteFromY, double RouteToY, double RouteTextY);

/// <summary>Where a tunnel runs and where its words stand.</summary>
public sealed record TunnelPlace(double X1, double Y1, double X2, double Y2, double TextX, double NameY, double InsideY, double StateY, bool Centred);

/// <summary>The two arrangements of the same drawing.</summary>
public sealed record TopologyLayout(
    double Width, double Height, SidePlace One, SidePlace Two, Box Internet, double InternetX, TunnelPlace Master, TunnelPlace Slave)
{
    /// <summary>Side by side, for at least 760 px.</summary>
    public static readonly TopologyLayout Wide = new(
        880, 368, WideSide(4), WideSide(600), new Box(292, 80, 296, 208), 440, WideTunnel(181), WideTunnel(249));

    /// <summary>One above the other, for a side column or a phone. The lower side is mirrored, so that the tunnels never cross text.</summary>
    public static readonly TopologyLayout Narrow = new(
        340, 672,
        new SidePlace(
            new Box(4, 4, 332, 260), 26, new Box(14, 116, 312, 138), 137,
            new Box(24, 188, 142, 54), new Box(174, 188, 142, 54), 74, 114, 88),
        new SidePlace(
            new Box(4, 400, 332, 268), 618, new Box(14, 410, 312, 138), 499,
            new Box(24, 422, 142, 54), new Box(174, 422, 142, 54), 602, 550, 572),
        new Box(4, 274, 332, 116), 296, NarrowTunnel(44), NarrowTunnel(194));

    private static SidePlace WideSide(double x) => new(
        new Box(x, 4, 276, 360), 28, new Box(x + 12, 80, 252, 208), 102,
        new Box(x + 24, 154, 228, 54), new Box(x + 24, 222, 228, 54), 350, 290, 314);

    private static TunnelPlace WideTunnel(double y) => new(256, y, 624, y, 440, y - 10, y - 10, y + 20, Centred: true);

    private static TunnelPlace NarrowTunnel(double x) => new(x, 242, x, 422, x + 12, 314, 332, 352, Centred: false);
}
