using System.Globalization;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>
/// Shortens a text to a width. SVG text neither wraps nor ends in an ellipsis by itself, so widths are estimated on the safe
/// side: an ideograph is as wide as it is high, a Latin letter at most two thirds of that.
/// </summary>
public static class TextFit
{
    private const char FirstWide = '\u1100';

    /// <summary>The text, or its beginning and an ellipsis.</summary>
    public static string Fit(string text, double width, double size, bool mono = false)
    {
        if (Measure(text, size, mono) <= width) return text;
        var rest = width - size;
        var elements = StringInfo.GetTextElementEnumerator(text);
        var end = 0;
        while (elements.MoveNext())
        {
            rest -= Measure(elements.GetTextElement(), size, mono);
            if (rest < 0) break;
            end = elements.ElementIndex + elements.GetTextElement().Length;
        }

        return text[..end].TrimEnd() + "…";
    }

    /// <summary>Width of a text, estimated.</summary>
    public static double Measure(string text, double size, bool mono = false) => text.Sum(letter => WidthOf(letter, mono)) * size;

    private static double WidthOf(char letter, bool mono) => letter switch
    {
        _ when char.IsLowSurrogate(letter) => 0,
        >= FirstWide => 1,
        _ when mono => 0.61,
        >= 'A' and <= 'Z' or '@' or 'm' or 'w' => 0.8,
        ' ' or '.' or ',' or ':' or 'i' or 'l' or '/' => 0.34,
        _ => 0.64,
    };
}
