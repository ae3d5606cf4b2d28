using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>What the parts of a side have in common.</summary>
public abstract class DrawnParameters : ComponentBase
{
    [Inject] protected IStringLocalizer<TopologyTexts> T { get; set; } = default!;

    [Parameter, EditorRequired] public TopologyView View { get; set; } = default!;
    [Parameter, EditorRequired] public SidePlace Place { get; set; } = default!;
    [Parameter] public string? Highlight { get; set; }
    [Parameter] public EventCallback<string> OnSelect { get; set; }

    protected double Inner => Place.Gateway.X + 12;

    /// <summary>
    /// An autonomous system has to be known only where addresses inside the tunnels speak of BGP, now or later. Nothing where routes are written by
    /// hand: such a side may do without one.
    /// </summary>
    protected string? AsnOf(TopologySide side) =>
        side.Asn is { } asn ? T["Asn", asn] : View.Master.IsNumbered && side.Routing is not StaticRouting ? T["AsnUnset"].Value : null;

    protected string Part(string key) =>
        $"drawn-part {(key == Highlight ? "drawn-chosen" : "")} {(OnSelect.HasDelegate ? "drawn-clickable" : "")}";

    protected static string Missing(string? value) => value is null ? "drawn-missing" : "";

    protected static string? Ink(string? value, string? known) => value is null ? "drawn-faint" : known;

    protected static string N(double value) => value.ToString(CultureInfo.InvariantCulture);
}
