using VpnPortal.Data.Stores;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>
/// What is being typed and not yet settled. An edit remembers the text that was seen when typing began, so that a colleague's
/// change in between is noticed; it stays until the field is left, so that a default never jumps under the reader's fingers.
/// Typing and storing happen on different threads.
/// </summary>
public sealed class PendingEdits
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, FieldEdit> edits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldEdit> conflicts = new(StringComparer.Ordinal);
    private readonly HashSet<string> typing = new(StringComparer.Ordinal);

    public bool HasUnsaved => Unsaved().Count > 0;

    public bool HasConflicts => Conflicts.Count > 0;

    /// <summary>Fields where a colleague's text stands against mine.</summary>
    public IReadOnlyList<string> Conflicts
    {
        get
        {
            lock (gate) return [.. conflicts.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>A colleague's text (<c>Before</c>) against mine (<c>After</c>), or null.</summary>
    public FieldEdit? ConflictAt(string path)
    {
        lock (gate) return conflicts.GetValueOrDefault(path);
    }

    /// <summary>The text under the fingers, or null when the stored one stands.</summary>
    public string? Shown(string path)
    {
        lock (gate) return edits.GetValueOrDefault(path)?.After;
    }

    public void Type(string path, string stored, string text)
    {
        lock (gate)
        {
            typing.Add(path);
            edits[path] = edits.TryGetValue(path, out var edit) ? edit with { After = text } : new FieldEdit(path, stored, text);
        }
    }

    /// <summary>A choice is complete at once.</summary>
    public void Choose(string path, string stored, string text)
    {
        Type(path, stored, text);
        Leave(path);
    }

    public void Leave(string path)
    {
        lock (gate) typing.Remove(path);
    }

    public IReadOnlyList<FieldEdit> Unsaved()
    {
        lock (gate) return [.. edits.Values.Where(edit => edit.Before != edit.After && !conflicts.ContainsKey(edit.Path))];
    }

    public void Saved(IReadOnlyList<FieldEdit> saved)
    {
        lock (gate)
            foreach (var edit in saved)
                if (edits.TryGetValue(edit.Path, out var now)) edits[edit.Path] = now with { Before = edit.After };
    }

    /// <summary>The stored draft has been read again: what it holds need not be kept here, unless it is still being typed.</summary>
    /// <param name="overwritten">Fields that a colleague changed: their text replaces mine unless mine is still unsaved.</param>
    public void Settle(params IReadOnlyCollection<string> overwritten)
    {
        lock (gate)
        {
            foreach (var edit in edits.Values.Where(edit => edit.Before == edit.After).ToList())
                if (!typing.Contains(edit.Path) || overwritten.Contains(edit.Path)) edits.Remove(edit.Path);
        }
    }

    public void Conflict(IReadOnlyList<FieldEdit> theirs)
    {
        lock (gate)
            foreach (var edit in theirs) conflicts[edit.Path] = edit;
    }

    /// <summary>Gives up my text for the colleague's.</summary>
    public void TakeTheirs(string path)
    {
        lock (gate)
        {
            conflicts.Remove(path);
            edits.Remove(path);
            typing.Remove(path);
        }
    }

    /// <summary>Mine is to be stored over theirs, which has been seen now.</summary>
    public void KeepMine(string path)
    {
        lock (gate)
            if (conflicts.Remove(path, out var conflict))
                edits[path] = new FieldEdit(path, conflict.Before, edits.GetValueOrDefault(path)?.After ?? conflict.After);
    }

    public void Clear()
    {
        lock (gate)
        {
            edits.Clear();
            typing.Clear();
            conflicts.Clear();
        }
    }
}
