namespace VpnPortal.Web.Features.Deployments;

/// <summary>Marks the texts of this feature.</summary>
public sealed class DeploymentsTexts;
