namespace VpnPortal.Web.Features.Exports;

/// <summary>Marks the texts of this feature.</summary>
public sealed class ExportsTexts;
