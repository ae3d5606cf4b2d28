using System.Text;
using CsvHelper;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Sites;

namespace VpnPortal.Engine.Sites;

/// <summary>A table that was read, or why it could not be.</summary>
public sealed record ReadTable(SiteTable? Table, Diagnostic? Problem);

/// <summary>Reads a table of sites from CSV as spreadsheets write it: comma, semicolon or tab; UTF-8, or GB18030 as Excel writes it in China.</summary>
public static class SiteTableReader
{
    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    static SiteTableReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Text of a file in one of the two encodings.</summary>
    public static string Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(file);
        }
    }

    /// <summary>Reads the table; blank lines are passed over.</summary>
    public static ReadTable Read(string text)
    {
        using var reader = CsvReader.FromText(text, Options);
        try
        {
            if (!reader.Read()) return new(new SiteTable(default, default), null);
            var columns = reader.Current.ToArray();
            var lines = new List<SiteLine>();
            // One more than is taken, so that too many are told, and never all of an endless file.
            while (lines.Count <= SiteSheet.MaxSites && reader.Read())
            {
                var cells = reader.Current.ToArray();
                if (Array.TrueForAll(cells, cell => cell.Length == 0)) continue;
                if (cells.Length > columns.Length) return new(null, TooLong(reader.LineNumber, cells.Length, columns.Length));
                lines.Add(new((int)reader.LineNumber, cells.Concat(Enumerable.Repeat("", columns.Length - cells.Length)).ToEquatableArray()));
            }

            return new(new SiteTable(columns.ToEquatableArray(), lines.ToEquatableArray()), null);
        }
        catch (CsvFormatException exception)
        {
            return new(null, Unreadable(exception.LineNumber));
        }
    }

    private static Diagnostic Unreadable(long line) => new(
        "csv-unreadable", Severity.Error, "",
        new($"第 {line} 行附近不是有效的 CSV，例如引号没有成对。", $"Near line {line} this is no valid CSV; a quotation mark may be missing."),
        new("请在电子表格软件中另存为 CSV（逗号分隔）。", "Save it as CSV from a spreadsheet."));

    private static Diagnostic TooLong(long line, int cells, int columns) => new(
        "csv-line-too-long", Severity.Error, "",
        new($"第 {line} 行有 {cells} 个单元格，而表头只有 {columns} 列。", $"Line {line} has {cells} cells, the header only {columns} columns."),
        new("含有逗号的内容请用英文双引号括起来，多个网段可用分号分隔。", "Put text with commas into double quotation marks; several networks may be separated by semicolons."));
}
