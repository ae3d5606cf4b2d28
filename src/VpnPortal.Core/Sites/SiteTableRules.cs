using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Documents;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Sites;

/// <summary>What must hold of the table before its lines mean anything.</summary>
internal static class SiteTableRules
{
    public static IReadOnlyList<Diagnostic> Check(SiteTable table) =>
    [
        .. Unknown(table), .. Repeated(table), .. Size(table),
    ];

    /// <summary>The site, and where it still lacks networks, that the pool had none left.</summary>
    public static SiteReview ToldOf(SitePool pool, SiteReview site)
    {
        var path = FieldPaths.Subnets(SideKey.Two);
        if (site.Draft.Values.ContainsKey(path)) return site;
        var used = new Diagnostic(
            "site-pool-used-up", Severity.Error, path,
            new($"地址池 {pool.Range} 中没有空闲的 /{pool.PrefixLength} 网段：都已被其他站点、草稿或 VPC 使用。",
                $"No /{pool.PrefixLength} is left in the pool {pool.Range}: other sites, drafts or VPCs use them all."),
            new("请换一个更大的地址池，或填写此列。", "Give a larger pool, or fill in this column."));
        return site with { Findings = site.Findings.Where(finding => finding.Path != path).Append(used).ToEquatableArray() };
    }

    private static IEnumerable<Diagnostic> Unknown(SiteTable table) =>
        from column in table.Columns
        where SiteColumns.PathOf(column) is null
        let near = Nearest(column)
        select new Diagnostic(
            "column-unknown", Severity.Error, column,
            new($"不认识列“{column}”。", $"There is no column “{column}”."),
            near is null
                ? new("请使用模板中的列名，或删除此列。", "Use the column names of the template, or remove this column.")
                : new($"是否应为“{near}”？", $"Did you mean “{near}”?"),
            near);

    private static IEnumerable<Diagnostic> Repeated(SiteTable table) =>
        from same in table.Columns.Where(column => SiteColumns.PathOf(column) is not null).GroupBy(column => SiteColumns.PathOf(column)!, StringComparer.Ordinal)
        where same.Count() > 1
        select new Diagnostic(
            "column-repeated", Severity.Error, same.Last(),
            new($"列“{string.Join("”“", same)}”表示同一项。", $"The columns {string.Join(", ", same)} say the same thing."),
            new("请只保留一列。", "Keep one of them."));

    private static IEnumerable<Diagnostic> Size(SiteTable table)
    {
        if (table.Lines.Count == 0)
            yield return new Diagnostic(
                "sites-missing", Severity.Error, "",
                new("表中没有站点。", "The table has no site."), new("请在列名下面每行填写一个站点。", "Write one site per line below the column names."));
        if (table.Lines.Count > SiteSheet.MaxSites)
            yield return new Diagnostic(
                "sites-too-many", Severity.Error, "",
                new($"表中有 {table.Lines.Count} 个站点，一次最多 {SiteSheet.MaxSites} 个。", $"The table has {table.Lines.Count} sites; at most {SiteSheet.MaxSites} are taken at once."),
                new("请拆分成几个文件。", "Split it into several files."));
    }

    private static string? Nearest(string column) => NearestKey.To(
        column.Trim(),
        SiteColumns.Short.Select(pair => pair.Key).Concat(DraftFields.Of(OnPremisesFields.Scenario).Where(field => !field.IsSecret).Select(field => field.Path)));
}
