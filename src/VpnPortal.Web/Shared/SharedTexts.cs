namespace VpnPortal.Web.Shared;

/// <summary>Marks the words that are used everywhere.</summary>
public sealed class SharedTexts;
