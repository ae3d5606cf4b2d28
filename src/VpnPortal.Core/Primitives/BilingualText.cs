namespace VpnPortal.Core.Primitives;

/// <summary>A sentence written in both of the portal's languages. Neither is a translation that may lag behind the other.</summary>
public readonly record struct BilingualText(string Zh, string En)
{
    /// <summary>The text for a culture name such as <c>zh-CN</c> or <c>en</c>; Chinese unless the culture is English.</summary>
    public string In(string culture) => culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;
}
