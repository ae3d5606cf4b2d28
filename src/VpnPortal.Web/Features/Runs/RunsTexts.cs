namespace VpnPortal.Web.Features.Runs;

/// <summary>Marks the texts of this feature.</summary>
public sealed class RunsTexts;
