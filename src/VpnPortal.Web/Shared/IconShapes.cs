namespace VpnPortal.Web.Shared;

/// <summary>Our own drawings on a 16 × 16 grid: <c>Solid</c> is filled, <c>Line</c> is stroked, <c>Cut</c> is stroked in the colour behind.</summary>
internal sealed record IconShape(string? Line = null, string? Solid = null, string? Cut = null);

internal static class IconShapes
{
    private const string Disc = "M8 1.25a6.75 6.75 0 1 1 0 13.5a6.75 6.75 0 0 1 0-13.5z";

    private static readonly Dictionary<IconName, IconShape> Shapes = new()
    {
        [IconName.Account] = new("M8 8.25a2.75 2.75 0 1 0 0-5.5a2.75 2.75 0 0 0 0 5.5zM2.75 13.5c.6-2.2 2.6-3.4 5.25-3.4s4.65 1.2 5.25 3.4"),
        [IconName.ArrowLeft] = new("M13 8H3M7 4L3 8l4 4"),
        [IconName.ArrowRight] = new("M3 8h10M9 4l4 4l-4 4"),
        [IconName.Check] = new("M3 8.5l3.2 3.2L13 4.8"),
        [IconName.ChevronDown] = new("M4 6l4 4l4-4"),
        [IconName.ChevronRight] = new("M6 4l4 4l-4 4"),
        [IconName.Copy] = new("M5.75 5.75h7.5v7.5h-7.5zM3.75 10.25h-1v-7.5h7.5v1"),
        [IconName.Cross] = new("M4 4l8 8M12 4l-8 8"),
        [IconName.Deployments] = new("M2 5.75h4v4.5H2zM10 5.75h4v4.5h-4zM6 7h4M6 9h4"),
        [IconName.Download] = new("M8 2.5v7.5M4.75 7L8 10.25L11.25 7M2.75 13.25h10.5"),
        [IconName.Eye] = new("M1.5 8S4 3.75 8 3.75S14.5 8 14.5 8S12 12.25 8 12.25S1.5 8 1.5 8zM8 6a2 2 0 1 1 0 4a2 2 0 0 1 0-4z"),
        [IconName.EyeOff] = new("M4 4.9C2.4 6.1 1.5 8 1.5 8S4 12.25 8 12.25c1.2 0 2.3-.4 3.2-.9M6.6 3.9Q7.3 3.75 8 3.75C12 3.75 14.5 8 14.5 8s-.6 1.1-1.7 2.2M2.5 2.5l11 11"),
        [IconName.History] = new("M2.6 6.2A5.75 5.75 0 1 1 2.3 8.6M2.25 3v3.25H5.5M8 5.25V8.2l2.1 1.3"),
        [IconName.Key] = new("M10.25 2.75a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM8.1 7.9L2.75 13.25M4.25 11.75L6 13.5"),
        [IconName.Moon] = new("M13.25 9.5A5.5 5.5 0 0 1 6.5 2.75a5.5 5.5 0 1 0 6.75 6.75z"),
        [IconName.Play] = new("M4.75 3.25v9.5L12.5 8z"),
        [IconName.Plus] = new("M8 3v10M3 8h10"),
        [IconName.Question] = new("M5.75 6a2.25 2.25 0 1 1 3.4 1.95C8.3 8.45 8 8.8 8 9.75M8 12.5h.01"),
        [IconName.Rail] = new("M2.25 3.25h11.5v9.5H2.25zM6 3.25v9.5"),
        [IconName.Refresh] = new("M13.4 6.5A5.75 5.75 0 1 0 13.7 9M13.75 3v3.5h-3.5"),
        [IconName.Search] = new("M7 2.75a4.25 4.25 0 1 1 0 8.5a4.25 4.25 0 0 1 0-8.5zM10.2 10.2l3.3 3.3"),
        [IconName.Settings] = new("M2 4.75h6M11.5 4.75H14M2 11.25h2.5M8 11.25h6M9.75 3a1.75 1.75 0 1 1 0 3.5a1.75 1.75 0 0 1 0-3.5zM6.25 9.5a1.75 1.75 0 1 1 0 3.5a1.75 1.75 0 0 1 0-3.5z"),
        [IconName.SignOut] = new("M9.5 2.75H3.25v10.5H9.5M6.5 8h7.25M11 5.25L13.75 8L11 10.75"),
        [IconName.Sun] = new("M8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9"),
        [IconName.System] = new("M2.25 3.25h11.5v7.5H2.25zM5.5 13.25h5M8 10.75v2.5"),
        [IconName.Team] = new("M6 8a2.25 2.25 0 1 0 0-4.5A2.25 2.25 0 0 0 6 8zM1.75 12.75C2.2 10.9 3.8 10 6 10s3.8.9 4.25 2.75M10.5 3.7a2.25 2.25 0 0 1 0 4.2M11.9 10.3c1.3.3 2.1 1.100 2.4 2.45"),
        [IconName.Trash] = new("M2.75 4.25h10.500M6.25 4V2.750h3.5V4M4 4.25l.6 9h6.800l.6-9M6.750 6.75v4M9.25 6.75v4"),
        [IconName.Tunnel] = new("M1.75 6h12.5M1.75 10h12.5M4 4v8M12 4v8"),
        [IconName.StateArc] = new("M8 2a6 6 0 1 0 6 6"),
        [IconName.StateAttention] = new(Solid: "M8 1.500L15 14H1z", Cut: "M8 6v3.750M8 12h.01"),
        [IconName.StateCheck] = new(Solid: Disc, Cut: "M4.900 8.300l2.200 2.200l4.100-4.700"),
        [IconName.StateCross] = new(Solid: Disc, Cut: "M5.500 5.500l5 5M10.500 5.500l-5 5"),
        [IconName.StateDashed] = new("M8 2a6 6 0 0 1 3 .8M13.200 5a6 6 0 0 1 .7 4M12.600 11.900a6 6 0 0 1-3.200 1.900M6.100 13.700A6 6 0 0 1 3 11.300M2 8a6 6 0 0 1 1.200-3.600"),
        [IconName.StateHalf] = new("M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12z", "M8 2a6 6 0 0 1 0 12z"),
        [IconName.StateInfo] = new(Solid: Disc, Cut: "M8 7.500V11M8 5h.01"),
        [IconName.StateQuestion] = new(Solid: Disc, Cut: "M6.200 6.300a1.800 1.800 0 1 1 2.700 1.550c-.7.400-.9.700-.9 1.400M8 11.500h.01"),
    };

    public static IconShape Of(IconName name) => Shapes[name];
}
