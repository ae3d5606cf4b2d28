namespace VpnPortal.Web.Features.Reuse;

/// <summary>Where a draft moves.</summary>
/// <param name="Only">Path of the one region that changes; null when all do.</param>
public sealed record RegionChoice(string RegionId, string? Only);
