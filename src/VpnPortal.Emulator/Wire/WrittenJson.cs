using System.Text.Json;
using System.Text.Json.Serialization;

namespace VpnPortal.Emulator.Wire;

/// <summary>A value whose JSON is there already.</summary>
internal sealed record WrittenJson(byte[] Bytes);

/// <summary>Puts it where it belongs, as it is.</summary>
internal sealed class WrittenJsonConverter : JsonConverter<WrittenJson>
{
    public override WrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Bytes, skipInputValidation: true);
}
