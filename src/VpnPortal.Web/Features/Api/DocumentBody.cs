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
        if (await ReadAsync(request, DocumentLimits.MaxBytes, cancellationToken) is not { } body) return null;
        var isJson = request.ContentType?.StartsWith(Json, StringComparison.OrdinalIgnoreCase) == true;
        return new DocumentBody(Encoding.UTF8.GetString(body.Span), isJson ? DocumentFormat.Json : DocumentFormat.Yaml);
    }

    /// <summary>The bytes of a body; null when there are more than that.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most) return null;
        var buffer = new byte[most + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > most ? null : buffer.AsMemory(0, length);
    }
}
