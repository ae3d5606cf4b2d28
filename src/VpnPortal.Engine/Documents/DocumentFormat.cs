using VpnPortal.Core.Documents;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Engine.Documents;

/// <summary>What a draft document is written in.</summary>
public enum DocumentFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>YAML.</summary>
    Yaml,
}

/// <summary>Drafts as texts.</summary>
public static class DocumentFormats
{
    /// <summary>What a text that somebody pasted is most probably written in.</summary>
    public static DocumentFormat Guess(string text) =>
        text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{' or '[', ..] ? DocumentFormat.Json : DocumentFormat.Yaml;

    /// <summary>Reads a text: a draft, or all that is wrong with it.</summary>
    public static DraftDocumentReading Read(this DocumentFormat format, string text) =>
        DraftDocument.Read(format == DocumentFormat.Json ? JsonTree.Read(text) : YamlTree.Read(text));

    /// <summary>Writes a draft without its pre-shared keys.</summary>
    public static string Write(this DocumentFormat format, VpnDraft draft) =>
        format == DocumentFormat.Json ? JsonTree.Write(DraftDocument.Write(draft)) : YamlText.Write(DraftDocument.Write(draft));

    /// <summary>Ending of the file's name.</summary>
    public static string Extension(this DocumentFormat format) => format == DocumentFormat.Json ? "json" : "yaml";

    /// <summary>Media type (RFC 8259, RFC 9512).</summary>
    public static string MediaType(this DocumentFormat format) => format == DocumentFormat.Json ? "application/json" : "application/yaml";
}
