using System.Buffers;
using Microsoft.Extensions.Primitives;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>Takes a request off the wire, whole and bounded.</summary>
internal static class RequestReader
{
    private const int LargestBody = 1024 * 1024;
    private const int Piece = 16 * 1024;

    // Reading on lets the client finish writing, so that it sees the refusal instead of a broken pipe.
    private const long MostDrained = 64 * 1024 * 1024;

    public static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        // The server has already put headers of one name together, whatever their case.
        var headers = request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => Join(h.Value), StringComparer.Ordinal);
        var body = await ReadBodyAsync(context, LargestBody);
        return new(request.Method, request.Path.Value ?? "/", request.QueryString.Value ?? "", headers, body);
    }

    /// <exception cref="ApiException">The body is too large or not well formed.</exception>
    public static async Task<byte[]> ReadBodyAsync(HttpContext context, int largest)
    {
        if (context.Request.ContentLength == 0)
            return [];
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            return await ReadAsync(context.Request.Body, buffer, largest, context.RequestAborted);
        }
        catch (IOException error) when (error is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            // To the server, a chunk whose size is beyond all numbers is no bad request.
            throw ApiException.Bad("InvalidRequest", "The request body is not well formed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, byte[] buffer, int largest, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
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
