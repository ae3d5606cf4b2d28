using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace VpnPortal.Engine.Documents;

/// <summary>Writes a tree as YAML that every reader takes for the same values: what looks like a number or a yes but is a text stands in quotation marks.</summary>
public static partial class YamlText
{
    /// <summary>Writes a tree in block style, with a final line break.</summary>
    public static string Write(JsonObject root)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject group:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, value) in group)
                {
                    Emit(emitter, JsonValue.Create(key));
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list) Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(Scalar(node));
                break;
        }
    }

    private static Scalar Scalar(JsonNode? node)
    {
        var isText = node?.GetValueKind() == JsonValueKind.String;
        var text = node is null ? "null" : isText ? node.GetValue<string>() : node.ToJsonString();
        var style = isText && Misread().IsMatch(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any;
        return new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true);
    }

    /// <summary>Texts that YAML 1.1 or 1.2 takes for something else: nothing, a yes or no, any kind of number, a time, a merge.</summary>
    [GeneratedRegex(@"^(?:|~|null|true|false|yes|no|on|off|y|n|[-+.]?\d[\d_.,:a-fxotz +-]*|[-+]?\.(?:inf|nan)|<<|=)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Misread();
}
