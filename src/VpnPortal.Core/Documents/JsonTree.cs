using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VpnPortal.Core.Documents;

/// <summary>Reads and writes documents in JSON. Comments and trailing commas, which people leave behind, are taken.</summary>
public static class JsonTree
{
    private static readonly JsonReaderOptions Reading = new()
    {
        CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = DocumentLimits.MaxDepth,
    };

    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a text; what is wrong with it is told in the result.</summary>
    public static DocumentTree Read(string text)
    {
        if (DocumentLimits.IsTooLarge(text)) return DocumentTree.Unreadable(DocumentProblems.TooLarge);
        if (string.IsNullOrWhiteSpace(text)) return DocumentTree.Unreadable(DocumentProblems.Empty);
        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var walk = new Walk(bytes);
        try
        {
            var reader = new Utf8JsonReader(bytes, Reading);
            reader.Read();
            var root = walk.Value(ref reader, "");
            // Something after the end is refused by the reader itself.
            reader.Read();
            return walk.Recorder.Tree(root);
        }
        catch (JsonException exception)
        {
            // Its message may quote the text, and the text may hold a pre-shared key.
            return DocumentTree.Unreadable(DocumentProblems.Unreadable("JSON", (int)(exception.LineNumber ?? 0) + 1, Column(bytes, exception)));
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a character.
            return DocumentTree.Unreadable(DocumentProblems.Unreadable("JSON", walk.Line, 1));
        }
    }

    /// <summary>Writes a tree, indented, with a final line break.</summary>
    public static string Write(JsonObject root) => root.ToJsonString(Writing) + "\n";

    /// <summary>Characters, not bytes, as editors count them.</summary>
    private static int Column(byte[] bytes, JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--) start = Array.IndexOf(bytes, (byte)'\n', start) + 1;
        var length = (int)Math.Min(exception.BytePositionInLine ?? 0, bytes.Length - start);
        return Encoding.UTF8.GetCharCount(bytes, start, Math.Max(0, length)) + 1;
    }

    private sealed class Walk(byte[] bytes)
    {
        private long counted;

        public DocumentRecorder Recorder { get; } = new();

        public int Line { get; private set; } = 1;

        public JsonNode? Value(ref Utf8JsonReader reader, string pointer) => reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, pointer),
            JsonTokenType.StartArray => List(ref reader, pointer),
            JsonTokenType.String => JsonValue.Create(reader.GetString()),
            JsonTokenType.Null => null,
            _ => JsonValue.Create(Encoding.UTF8.GetString(reader.ValueSpan)),
        };

        private JsonObject Object(ref Utf8JsonReader reader, string pointer)
        {
            var found = new JsonObject();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var (key, line) = (reader.GetString()!, LineOf(reader.TokenStartIndex));
                var at = JsonPointer.Append(pointer, key);
                reader.Read();
                Recorder.Put(found, at, key, line, Value(ref reader, at));
            }

            return found;
        }

        private JsonArray List(ref Utf8JsonReader reader, string pointer)
        {
            var found = new JsonArray();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var (at, line) = (JsonPointer.Append(pointer, found.Count), LineOf(reader.TokenStartIndex));
                Recorder.Put(found, at, line, Value(ref reader, at));
            }

            return found;
        }

        /// <summary>Tokens come in order, so that every line break is counted once.</summary>
        private int LineOf(long start)
        {
            for (; counted < start; counted++)
                if (bytes[counted] == '\n') Line++;
            return Line;
        }
    }
}
