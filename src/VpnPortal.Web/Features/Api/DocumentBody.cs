using System.Text;
using Microsoft.AspNetCore.Http;
using VpnPortal.Core.Documents;
using VpnPortal.Engine.Documents;

namespace VpnPortal.Web.Features.Api;

/// <summary>A draft document as a request brings it, read up to the limit and not a byte further.</summary>
internal sealed record DocumentBody(string Text, DocumentFormat Format)
{
    public const string Json = "application/json";

    /// <summary>YAML had no registered media type for twenty years, so programs send all of these.</summary>
    public static readonly string[] Yaml = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];

    /// <summary>Null when it is larger than what is read.</summary>
    public static async Task<DocumentBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > DocumentLimits.MaxBytes) return null;
        var buffer = new byte[DocumentLimits.MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > DocumentLimits.MaxBytes) return null;
        var isJson = request.ContentType?.StartsWith(Json, StringComparison.OrdinalIgnoreCase) == true;
        return new DocumentBody(Encoding.UTF8.GetString(buffer, 0, length), isJson ? DocumentFormat.Json : DocumentFormat.Yaml);
    }
}
