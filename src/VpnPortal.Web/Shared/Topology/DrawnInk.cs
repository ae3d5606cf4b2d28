namespace VpnPortal.Web.Shared.Topology;

/// <summary>
/// The light look of the drawing as attributes, for a file that no style sheet of the portal reaches. The page's own look is in
/// <c>css/topology.css</c>; a browser test compares both, element by element.
/// </summary>
internal static class DrawnInk
{
    public const string Sans = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
    public const string Paper = "#ffffff";
    private const string Mono = "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace";
    private const string Text = "#15191f";
    private const string Text2 = "#47515e";
    private const string Text3 = "#5f6975";
    private const string Line = "#dde1e7";
    private const string LineStrong = "#838c99";
    private const string Surface2 = "#f0f2f5";
    private const string Tone = "tone";

    private static readonly Dictionary<string, string> Tones = new(StringComparer.Ordinal)
    {
        ["tone-neutral"] = "#47515e",
        ["tone-blue"] = "#184f9f",
        ["tone-green"] = "#13633a",
        ["tone-teal"] = "#0d5c63",
        ["tone-amber"] = "#7a4a06",
        ["tone-red"] = "#a51d24",
        ["tone-violet"] = "#5a39a6",
    };

    /// <summary>Attributes of what has all the classes; later lines go before earlier ones.</summary>
    private static readonly (string[] Classes, (string Name, string Value)[] Attributes)[] Rules =
    [
        (["text"], [("fill", Text)]),
        (["drawn-soft"], [("fill", Text2)]),
        (["drawn-faint"], [("fill", Text3)]),
        (["drawn-mono"], [("font-family", Mono)]),
        (["drawn-strong"], [("font-weight", "600")]),
        (["drawn-state", "text"], [("fill", Tone)]),
        (["icon"], [("fill", "none"), ("stroke", Tone), ("stroke-width", "1.5"), .. Round]),
        (["icon-cut"], [("stroke", Paper)]),
        (["drawn-vpc"], [("fill", "none"), ("stroke", LineStrong)]),
        (["drawn-site"], [("fill", "none"), ("stroke", LineStrong)]),
        (["drawn-glyph"], [("fill", "none"), ("stroke", Text2), ("stroke-width", "1.25"), .. Round]),
        (["drawn-gateway"], [("fill", Paper), ("stroke", Text2), ("stroke-width", "1.5")]),
        (["drawn-end"], [("fill", Surface2), ("stroke", Line)]),
        (["drawn-internet"], [("fill", Surface2)]),
        (["drawn-route"], [("fill", "none"), ("stroke", Text2), ("stroke-width", "1.5"), .. Round]),
        (["drawn-missing"], [("stroke", LineStrong), ("stroke-dasharray", "4 4")]),
        (["drawn-end", "drawn-missing"], [("fill", "none")]),
        (["drawn-tunnel"], [("fill", "none"), ("stroke", Tone)]),
        (["drawn-master"], [("stroke-width", "5")]),
        (["drawn-slave"], [("stroke-width", "2.5")]),
        (["drawn-tunnel", "drawn-missing"], [("stroke", LineStrong), ("stroke-dasharray", "6 5"), ("stroke-width", "2")]),
        (["drawn-master", "drawn-missing"], [("stroke-width", "3.5")]),
    ];

    private static (string Name, string Value)[] Round => [("stroke-linecap", "round"), ("stroke-linejoin", "round")];

    /// <summary>The colour of a state among the classes, or null.</summary>
    public static string? ToneOf(IReadOnlySet<string> classes) => classes.Select(name => Tones.GetValueOrDefault(name)).FirstOrDefault(tone => tone is not null);

    /// <summary>How something is drawn.</summary>
    /// <param name="classes">Its classes, with <c>text</c> for a text and <c>drawn-state</c> for what belongs to a state.</param>
    /// <param name="tone">The colour of its state.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlySet<string> classes, string? tone)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in Rules.Where(rule => rule.Classes.All(classes.Contains)))
            foreach (var (name, value) in rule.Attributes) attributes[name] = value == Tone ? tone ?? Text : value;
        return attributes;
    }
}
