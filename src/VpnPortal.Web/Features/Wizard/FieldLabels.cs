using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>What a field is called: short beside its control, with its side or tunnel wherever it is named alone.</summary>
public static class FieldLabels
{
    public static string Short(IStringLocalizer<WizardTexts> texts, string? scenario, string path) =>
        path == FieldPaths.Subnets(SideKey.Two) && scenario is not (null or VpcToVpcFields.Scenario) ? texts["LabelSiteSubnets"] : texts[Key(path)];

    /// <param name="scenario">Scenario key; null where a field is named without its draft, as in the history.</param>
    public static string Full(IStringLocalizer<WizardTexts> texts, string? scenario, string path) => path.Split('.') switch
    {
        // Fields of the site belong to a data centre whatever the scenario.
        ["side2", "site", ..] => $"{texts["SideSite"]} · {Short(texts, scenario, path)}",
        ["side1", ..] => $"{SideWords.Of(texts, scenario, SideKey.One)} · {Short(texts, scenario, path)}",
        ["side2", ..] => $"{SideWords.Of(texts, scenario, SideKey.Two)} · {Short(texts, scenario, path)}",
        ["tunnel1", ..] => $"{texts["TunnelMaster"]} · {Short(texts, scenario, path)}",
        ["tunnel2", ..] => $"{texts["TunnelSlave"]} · {Short(texts, scenario, path)}",
        _ => Short(texts, scenario, path),
    };

    /// <summary>Resource key of a path: <c>side1.gateway.name</c> is <c>LabelSideGatewayName</c>.</summary>
    public static string Key(string path) => "Label" + string.Concat(path.Split('.').Select((part, index) => Capital(index == 0 ? part.TrimEnd('1', '2') : part)));

    private static string Capital(string part) => char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..];
}
