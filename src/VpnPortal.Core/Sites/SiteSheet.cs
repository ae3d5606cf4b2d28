using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Sites;

/// <summary>One site of the table: its draft, complete with proposed addresses, and everything that was found about it.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Draft">Answers, without keys.</param>
/// <param name="Proposed">Paths that the table left open and the address plan filled in.</param>
/// <param name="Findings">Of the line itself and of its relation to other lines; paths are those of fields.</param>
public sealed record SiteReview(int Line, VpnDraft Draft, EquatableArray<string> Proposed, EquatableArray<Diagnostic> Findings)
{
    /// <summary>Name of the deployment.</summary>
    public string Name => Draft.Values.GetValueOrDefault(FieldPaths.Name) ?? "";

    /// <summary>True when nothing stands in its way.</summary>
    public bool IsFaultless => Findings.All(finding => finding.Severity != Severity.Error);
}

/// <summary>A table of sites, checked as a whole. Pure: what was discovered and what is taken are given.</summary>
/// <param name="Problems">What is wrong with the table itself; paths are column names.</param>
/// <param name="Sites">One per line.</param>
public sealed record SiteSheet(EquatableArray<Diagnostic> Problems, EquatableArray<SiteReview> Sites)
{
    /// <summary>Most sites of one table.</summary>
    public const int MaxSites = 500;

    /// <summary>True when every site can become a draft that plans.</summary>
    public bool IsFaultless => Problems.Count == 0 && Sites.Count > 0 && Sites.All(site => site.IsFaultless);

    /// <summary>Checks a table.</summary>
    /// <param name="landscapes">What discovery found, by region.</param>
    /// <param name="taken">Addresses that are spoken for.</param>
    /// <param name="pool">Where sites without networks get theirs; null when they must have their own.</param>
    /// <param name="key">Stands for the keys that are generated with the drafts, so that their absence is no finding.</param>
    public static SiteSheet Of(
        SiteTable table, IReadOnlyDictionary<string, Landscape> landscapes, TakenAddresses taken, SitePool? pool, Func<PresharedKey> key)
    {
        var problems = SiteTableRules.Check(table);
        if (problems.Count > 0) return new(problems.ToEquatableArray(), default);
        var typed = table.Lines.Select(line => (line.Number, Draft: DraftOf(table, line))).ToList();
        var plan = new SiteAddressPlan(taken, pool, [.. landscapes.Values], typed.Select(site => site.Draft));
        var sites = typed.Select(site => Review(site.Number, plan.Complete(site.Draft), landscapes, key)).Select(site => pool is null ? site : SiteTableRules.ToldOf(pool, site)).ToList();
        var between = SiteRelations.Check(sites, landscapes);
        return new(default, sites.Select(site => site with { Findings = site.Findings.Concat(between[site.Line]).ToEquatableArray() }).ToEquatableArray());
    }

    /// <summary>The regions that a table names, so that they can be discovered.</summary>
    public static IEnumerable<string> RegionsOf(SiteTable table)
    {
        var column = table.Columns.ToList().FindIndex(name => SiteColumns.PathOf(name) == FieldPaths.Region(SideKey.One));
        return column < 0 ? [] : table.Lines.Select(line => line.Cells[column].Trim()).Where(region => region.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static VpnDraft DraftOf(SiteTable table, SiteLine line) => table.Columns.Zip(line.Cells).Aggregate(
        VpnDraft.Empty(OnPremisesFields.Scenario), (draft, cell) => draft.With(SiteColumns.PathOf(cell.First)!, cell.Second.Trim()));

    private static SiteReview Review(
        int line, (VpnDraft Draft, IReadOnlyList<string> Proposed) site, IReadOnlyDictionary<string, Landscape> landscapes, Func<PresharedKey> key)
    {
        var withKeys = TunnelRoles.Both.Aggregate(site.Draft, (draft, role) => draft.With(FieldPaths.Psk(role), key()));
        return new(line, site.Draft, site.Proposed.ToEquatableArray(), DraftCompiler.Compile(withKeys, landscapes).Diagnostics.ToEquatableArray());
    }
}
