using System.Buffers;
using System.Text;
using System.Text.Json;

namespace VpnPortal.Emulator.Wire;

/// <summary>What the caller gets: an HTTP status and a JSON object, ready to be written.</summary>
/// <param name="Code">The error code, empty when there is none.</param>
internal sealed record Answer(int Status, byte[] Body, string Code, TimeSpan? RetryAfter = null)
{
    /// <param name="json">A JSON object.</param>
    /// <param name="requestId">Goes into it as its last member.</param>
    public static Answer Ok(ReadOnlySpan<byte> json, string requestId) => new(StatusCodes.Status200OK, WithRequestId(json, requestId), "");

    public static Answer Error(ApiException error, string requestId, string host)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = WireJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("RequestId", requestId);
            json.WriteString("HostId", host);
            json.WriteString("Code", error.Code);
            json.WriteString("Message", error.Message);
            json.WriteString("Recommend", $"https://api.aliyun.com/troubleshoot?q={error.Code}&product={host.Split('.')[0]}&requestId={requestId}");
            json.WriteEndObject();
        }

        return new(error.Status, body.WrittenSpan.ToArray(), error.Code, error.RetryAfter);
    }

    private static byte[] WithRequestId(ReadOnlySpan<byte> json, string requestId)
    {
        var open = json[..^1];
        return [.. open, .. open.Length > 1 ? ","u8 : ""u8, .. "\"RequestId\":\""u8, .. Encoding.ASCII.GetBytes(requestId), .. "\"}"u8];
    }
}
