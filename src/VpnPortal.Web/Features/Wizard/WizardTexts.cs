namespace VpnPortal.Web.Features.Wizard;

/// <summary>Marks the texts of this feature.</summary>
public sealed class WizardTexts;
