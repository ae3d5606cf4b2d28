using System.Globalization;
using Microsoft.Extensions.Localization;

namespace VpnPortal.Web.Shared;

/// <summary>What a field of a draft is called: short beside its control, with its side or tunnel wherever it is named alone.</summary>
public static class FieldNames
{
    /// <summary>The name without side or tunnel; the path itself for a field that this version does not know.</summary>
    public static string Short(IStringLocalizer<FieldNameTexts> texts, string path)
    {
        var found = texts[Key(path)];
        return found.ResourceNotFound ? path : found.Value;
    }

    /// <summary>The name with its side or tunnel.</summary>
    public static string Full(IStringLocalizer<FieldNameTexts> texts, string path) => path.Split('.')[0] switch
    {
        "side1" => $"{texts["SideOf", 1]} · {Short(texts, path)}",
        "side2" => $"{texts["SideOf", 2]} · {Short(texts, path)}",
        "tunnel1" => $"{texts["TunnelMaster"]} · {Short(texts, path)}",
        "tunnel2" => $"{texts["TunnelSlave"]} · {Short(texts, path)}",
        _ => Short(texts, path),
    };

    /// <summary>Resource key of a path: <c>side1.gateway.name</c> is <c>LabelSideGatewayName</c>.</summary>
    public static string Key(string path) =>
        "Label" + string.Concat(path.Split('.').Select((part, index) => Capital(index == 0 ? part.TrimEnd('1', '2') : part)));

    private static string Capital(string part) =>
        part.Length == 0 ? part : char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..];
}
