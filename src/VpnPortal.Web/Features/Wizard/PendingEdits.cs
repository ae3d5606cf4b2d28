using VpnPortal.Data.Stores;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>
/// What is being typed and not yet settled. An edit remembers the text that was seen when typing began, so that a colleague's
/// change in between is noticed; it stays until the field is left, so that a default never jumps under the reader's fingers.
/// </summary>
public sealed class PendingEdits
{
    private readonly Dictionary<string, FieldEdit> edits = new(StringComparer.Ordinal);
    private readonly HashSet<string> typing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldEdit> conflicts = new(StringComparer.Ordinal);

    /// <summary>Answers that a colleague changed meanwhile: <c>Before</c> is theirs, <c>After</c> is mine.</summary>
    public IReadOnlyDictionary<string, FieldEdit> Conflicts => conflicts;

    public bool HasUnsaved => edits.Values.Any(IsUnsaved);

    /// <summary>The text under the fingers, or null when the stored one stands.</summary>
    public string? Shown(string path) => edits.GetValueOrDefault(path)?.After;

    public void Type(string path, string stored, string text)
    {
        typing.Add(path);
        edits[path] = edits.TryGetValue(path, out var edit) ? edit with { After = text } : new FieldEdit(path, stored, text);
    }

    /// <summary>A choice is complete at once.</summary>
    public void Choose(string path, string stored, string text)
    {
        Type(path, stored, text);
        typing.Remove(path);
    }

    public void Leave(string path)
    {
        typing.Remove(path);
        Settle(path);
    }

    public IReadOnlyList<FieldEdit> Unsaved() => [.. edits.Values.Where(IsUnsaved)];

    public void Saved(IReadOnlyList<FieldEdit> saved)
    {
        foreach (var edit in saved)
        {
            if (!edits.TryGetValue(edit.Path, out var now)) continue;
            edits[edit.Path] = now with { Before = edit.After };
            Settle(edit.Path);
        }
    }

    public void Conflict(IReadOnlyList<FieldEdit> theirs)
    {
        foreach (var edit in theirs) conflicts[edit.Path] = edit;
    }

    /// <summary>Gives up my text for the colleague's.</summary>
    public void TakeTheirs(string path)
    {
        conflicts.Remove(path);
        edits.Remove(path);
        typing.Remove(path);
    }

    /// <summary>Mine is to be stored over theirs, which has been seen now.</summary>
    public void KeepMine(string path)
    {
        if (!conflicts.Remove(path, out var conflict)) return;
        edits[path] = new FieldEdit(path, conflict.Before, edits.GetValueOrDefault(path)?.After ?? conflict.After);
    }

    public void Clear()
    {
        edits.Clear();
        typing.Clear();
        conflicts.Clear();
    }

    private bool IsUnsaved(FieldEdit edit) => edit.Before != edit.After && !conflicts.ContainsKey(edit.Path);

    private void Settle(string path)
    {
        if (!typing.Contains(path) && edits.TryGetValue(path, out var edit) && edit.Before == edit.After) edits.Remove(path);
    }
}
