namespace VpnPortal.Web.Features.Sites;

/// <summary>Texts of the page that makes many drafts of one table.</summary>
public sealed class SitesTexts;
