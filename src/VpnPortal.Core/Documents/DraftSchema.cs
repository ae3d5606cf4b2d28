using System.Globalization;
using System.Text.Json.Nodes;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Documents;

/// <summary>The JSON Schema (2020-12) of draft documents, made from the catalogue of questions, so that it cannot say anything else than it.</summary>
public static class DraftSchema
{
    /// <summary>Names the schema, wherever it was loaded from.</summary>
    public const string Id = "urn:vpnportal:schema:draft:1";

    /// <summary>The schema as text.</summary>
    public static readonly string Text = JsonTree.Write(Create());

    private static JsonObject Create()
    {
        var definitions = new JsonObject();
        var choices = new JsonArray();
        foreach (var scenario in DraftFields.Scenarios)
        {
            definitions[scenario] = Scenario(scenario);
            choices.Add(new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { [DraftDocument.ScenarioKey] = new JsonObject { ["const"] = scenario } } },
                ["then"] = new JsonObject { ["$ref"] = $"#/$defs/{scenario}" },
            });
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = Id,
            ["title"] = "VpnPortal draft",
            ["description"] = "What was answered in the wizard, nested by the paths of the questions. What is left out has its default or follows from other answers.",
            ["type"] = "object",
            ["required"] = new JsonArray(DraftDocument.VersionKey, DraftDocument.ScenarioKey),
            ["properties"] = new JsonObject
            {
                [DraftDocument.VersionKey] = new JsonObject { ["const"] = DraftDocument.Version, ["description"] = "Version of this form." },
                [DraftDocument.ScenarioKey] = new JsonObject
                {
                    ["enum"] = new JsonArray([.. DraftFields.Scenarios.Select(key => JsonValue.Create(key))]), ["description"] = "What is to be built.",
                },
            },
            ["allOf"] = choices,
            ["$defs"] = definitions,
        };
    }

    private static JsonObject Scenario(string scenario)
    {
        var group = Group(FieldTree.Of(scenario));
        var properties = group["properties"]!.AsObject();
        properties.Insert(0, DraftDocument.VersionKey, true);
        properties.Insert(1, DraftDocument.ScenarioKey, true);
        return group;
    }

    private static JsonObject Group(FieldTree tree)
    {
        var properties = new JsonObject();
        foreach (var (key, child) in tree.Children) properties[key] = child.Field is { } field ? Answer(field) : Group(child);
        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject Answer(DraftField field)
    {
        var answer = new JsonObject();
        if (FieldGuide.Of(field) is { } sentence) (answer["title"], answer["description"]) = (sentence.Zh, sentence.En);
        var kind = FieldKinds.Of(field);
        answer["type"] = kind switch
        {
            FieldKind.Number => new JsonArray("integer", "string", "null"),
            FieldKind.YesOrNo => new JsonArray("boolean", "null"),
            FieldKind.Networks => new JsonArray("array", "string", "null"),
            _ => new JsonArray("string", "null"),
        };
        if (kind == FieldKind.Networks) answer["items"] = new JsonObject { ["type"] = "string" };
        if (field.IsSecret) answer["writeOnly"] = true;
        if (field.Default is { } value) answer["default"] = DefaultOf(kind, value);
        return answer;
    }

    private static JsonNode DefaultOf(FieldKind kind, string value) => kind switch
    {
        FieldKind.YesOrNo => value == "true",
        FieldKind.Number => long.Parse(value, CultureInfo.InvariantCulture),
        _ => value,
    };
}
