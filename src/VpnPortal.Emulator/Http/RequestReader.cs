using Microsoft.Extensions.Primitives;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>Takes a request off the wire, whole and bounded.</summary>
internal static class RequestReader
{
    private const int LargestBody = 1024 * 1024;

    // Reading on lets the client finish writing, so that it sees the refusal instead of a broken pipe.
    private const long MostDrained = 64 * 1024 * 1024;

    public static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        // The server has already put headers of one name together, whatever their case.
        var headers = request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => Join(h.Value), StringComparer.Ordinal);
        var body = await ReadBodyAsync(request.Body, LargestBody, context.RequestAborted);
        return new(request.Method, request.Path.Value ?? "/", request.QueryString.Value ?? "", headers, body);
    }

    public static async Task<byte[]> ReadBodyAsync(Stream stream, int largest, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long total = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            total += read;
            if (total > Math.Max(MostDrained, largest))
                break;
            if (total <= largest)
                body.Write(buffer, 0, read);
        }

        return total <= largest
            ? body.ToArray()
            : throw new ApiException("RequestEntityTooLarge", StatusCodes.Status413PayloadTooLarge, "The request body is too large.");
    }

    private static string Join(StringValues values) =>
        values.Count == 1 ? values[0]!.Trim() : string.Join(", ", values.Select(v => v?.Trim()).Order(StringComparer.Ordinal));
}
