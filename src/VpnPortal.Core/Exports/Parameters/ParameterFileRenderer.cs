using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Parameters;

/// <summary>The whole deployment as one JSON document for other programs.</summary>
public sealed class ParameterFileRenderer : IConfigRenderer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        // Chinese stays readable; separators, markup and format characters are written as \uXXXX.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <inheritdoc/>
    public string Key => "parameters";

    /// <inheritdoc/>
    public BilingualText Name => new("参数文件（JSON）", "Parameter file (JSON)");

    /// <inheritdoc/>
    public BilingualText Description => new(
        "两端的全部参数，供程序读取；结构固定，带版本号。", "All parameters of both ends for programs; a stable, versioned layout.");

    /// <inheritdoc/>
    public string FileName => "vpnportal.json";

    /// <inheritdoc/>
    public string MediaType => "application/json";

    /// <inheritdoc/>
    public bool NeedsSecrets => false;

    /// <inheritdoc/>
    public ExportOutcome<RenderedExport> Render(ExportContext context)
    {
        if (context.Device().Refusals is { Count: > 0 } refusals) return ExportOutcome.Refused<RenderedExport>(refusals);
        var text = JsonSerializer.Serialize(ParameterFileAssembly.Build(context), Options) + "\n";
        var file = new RenderedFile(
            FileName, MediaType, context.Language.Pick(Description), text, HasSecrets: context.Secrets == SecretMode.Revealed);
        return ExportOutcome.Of(new RenderedExport(Key, "vpnportal-parameters", new([file])));
    }
}
