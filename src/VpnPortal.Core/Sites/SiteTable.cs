using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Sites;

/// <summary>A table of sites as it was read: column names, and one line per site.</summary>
/// <param name="Columns">Column names as written.</param>
/// <param name="Lines">Lines in the order of the file.</param>
public sealed record SiteTable(EquatableArray<string> Columns, EquatableArray<SiteLine> Lines);

/// <summary>One line of the table.</summary>
/// <param name="Number">Line of the file, from 1; the header is line 1.</param>
/// <param name="Cells">Cells in the order of the columns; missing ones are empty.</param>
public sealed record SiteLine(int Number, EquatableArray<string> Cells);
