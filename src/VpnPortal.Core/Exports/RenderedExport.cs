using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>What a renderer made: one file, or several that belong together, in the order in which a person needs them.</summary>
/// <param name="RendererKey">Renderer that made it.</param>
/// <param name="BundleName">File name without extension for a download of all files.</param>
/// <param name="Files">The files.</param>
public sealed record RenderedExport(string RendererKey, string BundleName, EquatableArray<RenderedFile> Files)
{
    /// <summary>True when any file holds a pre-shared key.</summary>
    public bool HasSecrets => Files.Any(file => file.HasSecrets);

    /// <summary>What is not known yet. An export with gaps is for looking at and is not handed out.</summary>
    public EquatableArray<Diagnostic> Gaps { get; init; }
}

/// <summary>One file of an export: UTF-8 without a byte order mark, LF line ends.</summary>
/// <param name="Name">Relative path with forward slashes.</param>
/// <param name="MediaType">For the download.</param>
/// <param name="Purpose">What it is for, in the export's language.</param>
/// <param name="Content">The text.</param>
/// <param name="HasSecrets">True when it holds a pre-shared key: mode 0600, never into a ticket.</param>
/// <param name="IsExecutable">True for scripts.</param>
public sealed record RenderedFile(
    string Name, string MediaType, string Purpose, string Content, bool HasSecrets = false, bool IsExecutable = false);
