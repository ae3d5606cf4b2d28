using System.Text.Encodings.Web;
using System.Text.Json;
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
        Converters = { new JsonStringEnumConverter(), new WrittenJsonConverter() },
    };

    public static byte[] Write(object value) => value is WrittenJson written ? written.Bytes : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options);
}
