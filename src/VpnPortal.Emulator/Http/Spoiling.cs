using System.Text;
using System.Text.Json.Nodes;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>What faults do to an answer on its way out.</summary>
internal static class Spoiling
{
    public const string HtmlPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    public static byte[] Spoil(Fault fault, byte[] body)
    {
        var json = JsonNode.Parse(body)!;
        if (fault.Kind == Fault.UnknownEnum)
            Replace(json, fault.Field!, fault.Value!);
        else
            Cut(json);
        return Encoding.UTF8.GetBytes(json.ToJsonString(WireJson.Options));
    }

    private static void Replace(JsonNode node, string field, string value)
    {
        foreach (var child in Children(node))
            Replace(child, field, value);
        if (node is JsonObject holder && holder[field] is JsonValue)
            holder[field] = value;
    }

    private static void Cut(JsonNode node)
    {
        if (node is JsonArray list)
        {
            for (var kept = list.Count / 2; list.Count > kept;)
                list.RemoveAt(list.Count - 1);
            return;
        }

        foreach (var child in Children(node))
            Cut(child);
    }

    private static List<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject holder => [.. holder.Select(p => p.Value).OfType<JsonNode>()],
        JsonArray list => [.. list.OfType<JsonNode>()],
        _ => [],
    };
}
