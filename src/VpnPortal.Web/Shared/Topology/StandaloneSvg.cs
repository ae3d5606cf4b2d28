using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>Makes a drawing of a page a picture of its own: no style sheet, no script, named fonts, light paper, a title and its content in words.</summary>
internal static class StandaloneSvg
{
    private const double Margin = 12;
    private const string TitleId = "topology-title";
    private const string DescriptionId = "topology-description";
    private const string Current = "currentColor";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly HashSet<string> OnlyOnPages = new(StringComparer.Ordinal) { "class", "role", "focusable", "aria-hidden", "aria-label" };

    /// <summary>The picture as a document.</summary>
    /// <param name="markup">The drawing as rendered for a page.</param>
    public static string Of(string markup, string title, string description)
    {
        var drawn = Parse(markup);
        var box = drawn.Attribute("viewBox")!.Value.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var (width, height) = (Text(box[2] + (2 * Margin)), Text(box[3] + (2 * Margin)));
        var root = new XElement(
            Svg + "svg", new XAttribute("viewBox", $"{Text(-Margin)} {Text(-Margin)} {width} {height}"), new XAttribute("width", width),
            new XAttribute("height", height), new XAttribute("role", "img"), new XAttribute("aria-labelledby", $"{TitleId} {DescriptionId}"),
            new XAttribute("font-family", DrawnInk.Sans),
            new XElement(Svg + "title", new XAttribute("id", TitleId), Clean(title)),
            new XElement(Svg + "desc", new XAttribute("id", DescriptionId), Clean(description)),
            new XElement(
                Svg + "rect", new XAttribute("x", Text(-Margin)), new XAttribute("y", Text(-Margin)), new XAttribute("width", width),
                new XAttribute("height", height), new XAttribute("fill", DrawnInk.Paper)),
            drawn.Nodes().Select(node => Copy(node, null, inState: false)));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root.ToString(SaveOptions.DisableFormatting)}\n";
    }

    /// <summary>What a renderer of pages writes is XML but for references to characters that XML does not know.</summary>
    private static XElement Parse(string markup)
    {
        using var text = new StringReader(markup);
        using var reader = XmlReader.Create(text, new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static XNode? Copy(XNode node, string? tone, bool inState) => node switch
    {
        XElement element => Copy(element, tone, inState),
        XText text => string.IsNullOrWhiteSpace(text.Value) ? null : new XText(Clean(text.Value)),
        _ => null,
    };

    private static XElement? Copy(XElement element, string? tone, bool inState)
    {
        var classes = (element.Attribute("class")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        if (classes.Contains("drawn-reach")) return null; // only widens what the pointer hits
        tone = DrawnInk.ToneOf(classes) ?? tone;
        inState |= classes.Contains("drawn-state");
        if (element.Name.LocalName == "text") classes.Add("text");
        if (inState) classes.Add("drawn-state");
        var copy = new XElement(Svg + element.Name.LocalName);
        foreach (var (name, value) in DrawnInk.Of(classes, tone)) copy.SetAttributeValue(name, value);
        foreach (var attribute in element.Attributes().Where(attribute => !OnlyOnPages.Contains(attribute.Name.LocalName)))
            copy.SetAttributeValue(attribute.Name.LocalName, attribute.Value == Current ? tone : Clean(attribute.Value));
        copy.Add(element.Nodes().Select(child => Copy(child, tone, inState)));
        return copy;
    }

    /// <summary>Names may hold characters that no XML document may hold.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD"));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
