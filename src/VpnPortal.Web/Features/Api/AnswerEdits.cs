using System.Text.Json;
using VpnPortal.Core.Documents;
using VpnPortal.Core.Drafts;
using VpnPortal.Data.Stores;

namespace VpnPortal.Web.Features.Api;

/// <summary>Answers of a request as edits of a draft, or what is wrong with them. Their meaning is for the rules to judge.</summary>
internal sealed class AnswerEdits
{
    private readonly List<FieldEdit> edits = [];
    private readonly List<ApiFinding> findings = [];

    public AnswerEdits(StoredDraft stored, IReadOnlyDictionary<string, JsonElement> answers)
    {
        var fields = DraftFields.Of(stored.Draft.Scenario).Where(field => !field.IsSecret).ToDictionary(field => field.Path, StringComparer.Ordinal);
        foreach (var (path, value) in answers)
        {
            var pointer = JsonPointer.Append("/answers", path);
            if (!fields.TryGetValue(path, out var field)) Refuse(DocumentProblems.KeyUnknown(pointer, path, null, NearestKey.To(path, fields.Keys)));
            else if (TextOf(field, value, pointer) is { } text) edits.Add(new FieldEdit(path, stored.Draft.Values.GetValueOrDefault(path) ?? "", text));
        }
    }

    public IReadOnlyList<FieldEdit> Edits => edits;

    public IReadOnlyList<ApiFinding> Findings => findings;

    private string? TextOf(DraftField field, JsonElement value, string pointer)
    {
        var kind = FieldKinds.Of(field);
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            JsonValueKind.Array when kind == FieldKind.Networks && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                string.Join(", ", value.EnumerateArray().Select(item => item.GetString())),
            JsonValueKind.Array => Refuse(DocumentProblems.NoList(pointer, null)),
            _ => Refuse(DocumentProblems.NoValue(pointer, null)),
        };
        if (text?.Length > DocumentLimits.MaxValueLength) return Refuse(DocumentProblems.TooLong(pointer, null));
        return kind == FieldKind.YesOrNo && text is not (null or "" or "true" or "false") ? Refuse(DocumentProblems.NotYesOrNo(pointer, null, null)) : text;
    }

    private string? Refuse(DocumentProblem problem)
    {
        findings.Add(ApiFinding.Of(problem));
        return null;
    }
}
