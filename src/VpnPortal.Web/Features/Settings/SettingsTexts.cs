namespace VpnPortal.Web.Features.Settings;

/// <summary>Marks the texts of this feature.</summary>
public sealed class SettingsTexts;
