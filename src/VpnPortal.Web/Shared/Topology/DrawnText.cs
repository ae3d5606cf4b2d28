using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>
/// A text in an SVG, shortened to its place with the whole on hover. Written in code because the element's name means something
/// else to Razor.
/// </summary>
public sealed class DrawnText : ComponentBase
{
    [Parameter, EditorRequired] public double X { get; set; }
    [Parameter, EditorRequired] public double Y { get; set; }
    [Parameter, EditorRequired] public double Width { get; set; }
    [Parameter, EditorRequired] public string Value { get; set; } = "";
    [Parameter] public double Size { get; set; } = 13;
    [Parameter] public bool Mono { get; set; }

    /// <summary><c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter] public string Anchor { get; set; } = "start";
    [Parameter] public string? Class { get; set; }

    /// <summary>End of the text that is never cut.</summary>
    [Parameter] public string Tail { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var shown = TextFit.Fit(Value, Width - TextFit.Measure(Tail, Size, Mono), Size, Mono);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Number(X));
        builder.AddAttribute(2, "y", Number(Y));
        builder.AddAttribute(3, "font-size", Number(Size));
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddAttribute(5, "class", Mono ? $"drawn-mono {Class}" : Class);
        builder.AddContent(6, shown + Tail);
        if (shown != Value)
        {
            builder.OpenElement(7, "title");
            builder.AddContent(8, Value + Tail);
            builder.CloseElement();
        }

        builder.CloseElement();
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
