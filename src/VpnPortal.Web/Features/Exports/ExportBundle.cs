using System.IO.Compression;
using System.Text;
using VpnPortal.Core.Exports;

namespace VpnPortal.Web.Features.Exports;

/// <summary>An export as it is sent: the file itself, or a zip when several belong together.</summary>
public sealed record ExportBundle(string FileName, string MediaType, byte[] Content)
{
    private const int RegularFile = 0x8000;

    public static ExportBundle From(RenderedExport export, DateTimeOffset at)
    {
        if (export.Files is [var only]) return new ExportBundle(only.Name, $"{only.MediaType}; charset=utf-8", Encoding.UTF8.GetBytes(only.Content));
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in export.Files) Add(zip, file, at);
        return new ExportBundle($"{export.BundleName}{(export.HasSecrets ? "-secrets" : "")}.zip", "application/zip", memory.ToArray());
    }

    private static void Add(ZipArchive zip, RenderedFile file, DateTimeOffset at)
    {
        var entry = zip.CreateEntry(file.Name, CompressionLevel.Optimal);
        entry.LastWriteTime = at;
        entry.ExternalAttributes = (RegularFile | ModeOf(file)) << 16;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(file.Content));
    }

    /// <summary>Keys are for root alone, scripts may be started.</summary>
    private static int ModeOf(RenderedFile file) => file.HasSecrets ? Convert.ToInt32("600", 8)
        : Convert.ToInt32(file.IsExecutable ? "755" : "644", 8);
}
