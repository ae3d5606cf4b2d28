namespace VpnPortal.Web.Features.Review;

/// <summary>Marks the texts of this feature.</summary>
public sealed class ReviewTexts;
