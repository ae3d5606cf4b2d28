namespace VpnPortal.Web.Components.Layout;

/// <summary>Marks the texts of the shell: rail, top bar, palette, reconnect and error pages.</summary>
public sealed class ShellTexts;
