using System.Globalization;
using Microsoft.Extensions.Localization;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>What a field is called: short beside its control, with its side or tunnel wherever it is named alone.</summary>
public static class FieldLabels
{
    public static string Short(IStringLocalizer<WizardTexts> texts, string path) => texts[Key(path)];

    public static string Full(IStringLocalizer<WizardTexts> texts, string path) => path.Split('.')[0] switch
    {
        "side1" => $"{texts["Side", 1]} · {Short(texts, path)}",
        "side2" => $"{texts["Side", 2]} · {Short(texts, path)}",
        "tunnel1" => $"{texts["TunnelMaster"]} · {Short(texts, path)}",
        "tunnel2" => $"{texts["TunnelSlave"]} · {Short(texts, path)}",
        _ => Short(texts, path),
    };

    /// <summary>Resource key of a path: <c>side1.gateway.name</c> is <c>LabelSideGatewayName</c>.</summary>
    public static string Key(string path) => "Label" + string.Concat(path.Split('.').Select((part, index) => Capital(index == 0 ? part.TrimEnd('1', '2') : part)));

    private static string Capital(string part) => char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..];
}
