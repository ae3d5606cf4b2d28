using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Sites;

/// <summary>What must hold of the table before its lines mean anything.</summary>
internal static class SiteTableRules
{
    public static IReadOnlyList<Diagnostic> Check(SiteTable table) =>
    [
        .. Unknown(table), .. Repeated(table), .. Size(table),
    ];

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

    /// <summary>The known column with the fewest changed letters, when they are few.</summary>
    private static string? Nearest(string column)
    {
        var names = SiteColumns.Short.Select(pair => pair.Key).Concat(DraftFields.Of(OnPremisesFields.Scenario).Where(field => !field.IsSecret).Select(field => field.Path));
        var near = names.Select(name => (Name: name, Distance: Distance(column.Trim(), name))).MinBy(pair => pair.Distance);
        return near.Distance <= Math.Max(2, near.Name.Length / 3) ? near.Name : null;
    }

    /// <summary>Levenshtein distance without regard to case.</summary>
    private static int Distance(string one, string two)
    {
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (before, diagonal) = (row[0], row[0]);
            row[0] = i;
            for (var j = 1; j <= two.Length; j++)
            {
                diagonal = before;
                before = row[j];
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(two[j - 1]);
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
            }
        }

        return row[^1];
    }
}
