namespace VpnPortal.Web.Features.Api;

/// <summary>Marks the texts of this feature.</summary>
public sealed class ApiTexts;
