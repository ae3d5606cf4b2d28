namespace VpnPortal.Web.Features.Reuse;

/// <summary>Marks the texts of this feature.</summary>
public sealed class ReuseTexts;
