using System.ComponentModel;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Sites;
using VpnPortal.Engine.Sites;

namespace VpnPortal.Web.Features.Api;

/// <summary>A table of sites, checked.</summary>
/// <param name="IsFaultless">Every line can become a draft that plans.</param>
/// <param name="Problems">What is wrong with the table itself; the path is a column.</param>
/// <param name="Sites">One for each line.</param>
/// <param name="Faults">Why regions could not be read; many findings may follow from that alone.</param>
public sealed record ApiSitesReview(bool IsFaultless, IReadOnlyList<ApiFinding> Problems, IReadOnlyList<ApiSite> Sites, IReadOnlyList<ApiFault> Faults)
{
    /// <summary>Everything that stands in the way, with line and column.</summary>
    internal IEnumerable<ApiFinding> Errors => Problems.Concat(Sites.SelectMany(site => site.Findings)).Where(finding => finding.Severity == Severity.Error);

    internal static ApiSitesReview Of(SitesReview review) => new(
        review.Sheet.IsFaultless,
        [.. review.Sheet.Problems.Select(ApiFinding.Of)],
        [.. review.Sheet.Sites.Select(ApiSite.Of)],
        [.. review.Faults.Values.DistinctBy(fault => fault.Code).Select(ApiFault.Of)]);
}

/// <summary>One line of the table.</summary>
public sealed record ApiSite
{
    [Description("Line of the file; the header is line 1.")]
    public required int Line { get; init; }

    public required string Name { get; init; }

    [Description("Answers of its draft by field path, proposed ones included.")]
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    [Description("Field paths that the table left open and the portal filled in.")]
    public required IReadOnlyList<string> Proposed { get; init; }

    [Description("What was found about it, also in relation to other lines; the path is the column.")]
    public required IReadOnlyList<ApiFinding> Findings { get; init; }

    internal static ApiSite Of(SiteReview site) => new()
    {
        Line = site.Line, Name = site.Name, Answers = site.Draft.Values, Proposed = site.Proposed,
        Findings = [.. site.Findings.Select(finding => ApiFinding.Of(finding) with { Line = site.Line, Path = SiteColumns.NameOf(finding.Path) })],
    };
}

/// <summary>Drafts that were made, in the order of the lines.</summary>
public sealed record ApiSitesCreated([property: Description("Ids of the deployments.")] IReadOnlyList<string> Ids);
