using System.Globalization;
using System.Text.Json.Nodes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Documents;

/// <summary>A draft as a document that people keep, compare and send: <c>version</c>, <c>scenario</c>, then the answers nested by their paths.</summary>
public static class DraftDocument
{
    /// <summary>The only version there is.</summary>
    public const int Version = 1;

    /// <summary>Key of the version.</summary>
    public const string VersionKey = "version";

    /// <summary>Key of the scenario.</summary>
    public const string ScenarioKey = "scenario";

    private const string ListSeparator = ", ";

    /// <summary>Writes what was answered, in the order of the questions. Pre-shared keys are never written.</summary>
    public static JsonObject Write(VpnDraft draft)
    {
        var root = new JsonObject { [VersionKey] = Version, [ScenarioKey] = draft.Scenario };
        foreach (var field in DraftFields.Of(draft.Scenario).Where(field => !field.IsSecret))
            if (draft.Values.GetValueOrDefault(field.Path) is { Length: > 0 } text) Put(root, field, text);
        return root;
    }

    /// <summary>Reads a document: a draft, or everything that is wrong with it. Whether the answers make sense is for the rules to say.</summary>
    public static DraftDocumentReading Read(DocumentTree tree) => new DraftDocumentReader(tree).Read();

    private static void Put(JsonObject root, DraftField field, string text)
    {
        var keys = field.Path.Split('.');
        var group = root;
        foreach (var key in keys[..^1])
        {
            if (group[key] is not JsonObject child) group[key] = child = [];
            group = child;
        }

        group[keys[^1]] = ValueOf(field, text);
    }

    /// <summary>As the kind of the field, but only where reading it gives the same text again.</summary>
    private static JsonNode ValueOf(DraftField field, string text) => FieldKinds.Of(field) switch
    {
        FieldKind.YesOrNo when text is "true" or "false" => text == "true",
        FieldKind.Number when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text => number,
        FieldKind.Networks when text.Split(ListSeparator) is var items && items.All(item => item.Length > 0 && item == item.Trim()) =>
            new JsonArray([.. items.Select(item => JsonValue.Create(item))]),
        _ => text,
    };
}

/// <summary>What reading a document gave.</summary>
/// <param name="Draft">The draft, or null when there are problems. It has those pre-shared keys that the document has.</param>
/// <param name="Problems">All problems, in the order of the document.</param>
public sealed record DraftDocumentReading(VpnDraft? Draft, EquatableArray<DocumentProblem> Problems);
