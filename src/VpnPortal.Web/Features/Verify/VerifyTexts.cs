namespace VpnPortal.Web.Features.Verify;

/// <summary>Marks the texts of this feature.</summary>
public sealed class VerifyTexts;
