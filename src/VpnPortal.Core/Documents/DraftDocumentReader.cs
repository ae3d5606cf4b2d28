using System.Text.Json.Nodes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Documents;

/// <summary>Walks through one document and the questions of its scenario side by side.</summary>
internal sealed class DraftDocumentReader(DocumentTree tree)
{
    /// <summary>Nobody reads more; a document that is something else altogether would have thousands.</summary>
    private const int MostProblems = 100;

    private readonly List<DocumentProblem> problems = [.. tree.Problems];
    private VpnDraft draft = VpnDraft.Empty("");

    public DraftDocumentReading Read()
    {
        if (tree.Root is JsonObject root) ReadRoot(root);
        else if (problems.Count == 0) problems.Add(tree.Root is null ? DocumentProblems.Empty : DocumentProblems.NoGroup("", tree.LineOf("/0")));
        var shown = problems.OrderBy(problem => problem.Line ?? 0).Take(MostProblems).ToEquatableArray();
        return new DraftDocumentReading(shown.Count == 0 ? draft : null, shown);
    }

    private void ReadRoot(JsonObject root)
    {
        if (TextOf(root[DraftDocument.VersionKey]) != "1") problems.Add(DocumentProblems.Version(tree.LineOf("/version")));
        var scenario = TextOf(root[DraftDocument.ScenarioKey]) ?? "";
        if (!DraftFields.Scenarios.Contains(scenario, StringComparer.Ordinal))
        {
            // Without its scenario, nothing can be said of the rest.
            problems.Add(DocumentProblems.Scenario(tree.LineOf("/scenario"), DraftFields.Scenarios, NearestKey.To(scenario, DraftFields.Scenarios)));
            return;
        }

        draft = VpnDraft.Empty(scenario);
        ReadGroup(root, FieldTree.Of(scenario), "");
    }

    private void ReadGroup(JsonObject group, FieldTree fields, string pointer)
    {
        foreach (var (key, node) in group)
        {
            if (problems.Count >= MostProblems) return;
            if (pointer.Length == 0 && key is DraftDocument.VersionKey or DraftDocument.ScenarioKey) continue;
            var at = JsonPointer.Append(pointer, key);
            if (!fields.Children.TryGetValue(key, out var child)) problems.Add(DocumentProblems.KeyUnknown(at, key, tree.LineOf(at), Meant(key, fields)));
            else if (child.Field is { } field) ReadAnswer(field, node, at);
            else if (node is JsonObject inner) ReadGroup(inner, child, at);
            else if (node is not null) problems.Add(DocumentProblems.NoGroup(at, tree.LineOf(at)));
        }
    }

    /// <summary>A key that is near, or the place where the key as written does belong.</summary>
    private string? Meant(string key, FieldTree fields) =>
        NearestKey.To(key, fields.Children.Keys)
        ?? DraftFields.Of(draft.Scenario).Select(field => field.Path)
            .FirstOrDefault(path => path == key || path.EndsWith("." + key, StringComparison.OrdinalIgnoreCase));

    private void ReadAnswer(DraftField field, JsonNode? node, string pointer)
    {
        var kind = FieldKinds.Of(field);
        var text = node switch
        {
            null => "",
            JsonArray list when kind == FieldKind.Networks => ListOf(list, pointer),
            JsonArray => Refuse(DocumentProblems.NoList(pointer, tree.LineOf(pointer))),
            JsonObject => Refuse(DocumentProblems.NoValue(pointer, tree.LineOf(pointer))),
            _ => TextOf(node),
        };
        if (text is null or "") return;
        if (text.Length > DocumentLimits.MaxValueLength) problems.Add(DocumentProblems.TooLong(pointer, tree.LineOf(pointer)));
        else if (field.IsSecret) draft = draft.With(field.Path, new PresharedKey(text));
        else if (kind == FieldKind.YesOrNo) ReadYesOrNo(field, text, pointer);
        else draft = draft.With(field.Path, text);
    }

    /// <summary>No rule would notice a <c>yes</c>; it would be taken for a no.</summary>
    private void ReadYesOrNo(DraftField field, string text, string pointer)
    {
        var word = text.Trim().ToLowerInvariant();
        if (word is "true" or "false") draft = draft.With(field.Path, word);
        else problems.Add(DocumentProblems.NotYesOrNo(pointer, tree.LineOf(pointer), word switch
        {
            "yes" or "y" or "on" or "1" or "是" => "true",
            "no" or "n" or "off" or "0" or "否" => "false",
            _ => null,
        }));
    }

    private string? ListOf(JsonArray list, string pointer)
    {
        var items = new List<string>();
        foreach (var (index, item) in list.Index())
        {
            var at = JsonPointer.Append(pointer, index);
            if (item is JsonObject or JsonArray) return Refuse(DocumentProblems.NoValue(at, tree.LineOf(at)));
            if (TextOf(item) is { Length: > 0 } text) items.Add(text);
        }

        return string.Join(", ", items);
    }

    private string? Refuse(DocumentProblem problem)
    {
        problems.Add(problem);
        return null;
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
