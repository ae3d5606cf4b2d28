using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;
using VpnPortal.Engine.Exporting;

namespace VpnPortal.Web.Features.Exports;

/// <summary>Which export is looked at, as the address holds it; nonsense falls back to what is usual.</summary>
/// <param name="Device">Side that the device stands for.</param>
/// <param name="File">Name of the file that is open; null for the first.</param>
public sealed record ExportsAddress(string DeploymentId, string Format, SideKey Device, ExportLanguage Language, string? File = null)
{
    public static ExportsAddress Read(string deploymentId, string? format, string? side, string? language, string? file, string culture) => new(
        deploymentId,
        RendererBook.Find(format ?? "")?.Key ?? RendererBook.All[0].Key,
        side == "1" ? SideKey.One : SideKey.Two,
        LanguageOf(language ?? culture), file);

    public static ExportLanguage LanguageOf(string? culture) =>
        culture?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? ExportLanguage.English : ExportLanguage.Chinese;

    public IConfigRenderer Renderer => RendererBook.Find(Format)!;

    /// <summary>What the address asks for; the device stands where the peer of the cloud's side is.</summary>
    public ExportRequest Request => new(DeploymentId, Format, Device.Peer(), Language);

    public string ToUri() => Page(DeploymentId) + Query("format", Format, "file", File);

    /// <summary>The masked files for taking along.</summary>
    public string Download => $"{Page(DeploymentId)}/{Format}{Query(null, null, null, null)}";

    /// <summary>The files with keys; answers to a form only.</summary>
    public string Secrets => $"{Page(DeploymentId)}/{Format}/secrets";

    public static string Page(string deploymentId) => $"/deployments/{Uri.EscapeDataString(deploymentId)}/exports";

    private QueryString Query(string? first, string? firstValue, string? last, string? lastValue)
    {
        var query = new QueryBuilder();
        if (first is not null && firstValue is not null) query.Add(first, firstValue);
        query.Add("side", Device == SideKey.One ? "1" : "2");
        query.Add("language", Language.Culture());
        if (last is not null && lastValue is not null) query.Add(last, lastValue);
        return query.ToQueryString();
    }
}
