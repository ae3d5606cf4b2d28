using Microsoft.Extensions.Primitives;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>Takes a request off the wire, whole and bounded.</summary>
internal static class RequestReader
{
    public const int LargestBody = 1024 * 1024;

    // Reading on lets the client finish writing, so that it sees the refusal instead of a broken pipe.
    private const long MostDrained = 64 * 1024 * 1024;

    public static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var headers = request.Headers
            .GroupBy(h => h.Key.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Join(g.SelectMany(h => h.Value)), StringComparer.Ordinal);
        var body = await ReadBodyAsync(request.Body, context.RequestAborted);
        return new(request.Method, request.Path.Value ?? "/", request.QueryString.Value ?? "", headers, body);
    }

    public static async Task<byte[]> ReadBodyAsync(Stream stream, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long total = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            total += read;
            if (total > MostDrained)
                break;
            if (total <= LargestBody)
                body.Write(buffer, 0, read);
        }

        return total <= LargestBody
            ? body.ToArray()
            : throw new ApiException("RequestEntityTooLarge", StatusCodes.Status413PayloadTooLarge, "The request body is too large.");
    }

    private static string Join(IEnumerable<string?> values) =>
        new StringValues([.. values.Select(v => v?.Trim()).Order(StringComparer.Ordinal)]) is { Count: > 1 } several
            ? string.Join(", ", several.ToArray())
            : values.FirstOrDefault()?.Trim() ?? "";
}
