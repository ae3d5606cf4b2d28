namespace VpnPortal.Web.Features.NewDeployment;

/// <summary>Marks the texts of this feature.</summary>
public sealed class NewDeploymentTexts;
