using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace VpnPortal.Emulator.Wire;

/// <summary>How answers are written: PascalCase as declared, absent instead of null, Chinese as it is.</summary>
internal static class WireJson
{
    public const string ContentType = "application/json;charset=utf-8";

    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNameCaseInsensitive = true,
    };

    public static JsonObject Answer(object response, string requestId)
    {
        var json = JsonSerializer.SerializeToNode(response, Options)!.AsObject();
        json["RequestId"] = requestId;
        return json;
    }

    public static JsonObject Error(ApiException error, string requestId, string host)
    {
        var product = host.Split('.')[0];
        return new()
        {
            ["RequestId"] = requestId,
            ["HostId"] = host,
            ["Code"] = error.Code,
            ["Message"] = error.Message,
            ["Recommend"] = $"https://api.aliyun.com/troubleshoot?q={error.Code}&product={product}&requestId={requestId}",
        };
    }
}
