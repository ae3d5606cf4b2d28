using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Documents;

/// <summary>The questions of a scenario as a document nests them: <c>side1.gateway.name</c> is <c>side1: { gateway: { name } }</c>.</summary>
public sealed class FieldTree
{
    private readonly OrderedDictionary<string, FieldTree> children = new(StringComparer.Ordinal);

    private FieldTree()
    {
    }

    /// <summary>The question that stands here; null for a group.</summary>
    public DraftField? Field { get; private set; }

    /// <summary>What stands inside a group, in the order in which it is asked.</summary>
    public IReadOnlyDictionary<string, FieldTree> Children => children;

    /// <summary>The tree of a scenario.</summary>
    /// <exception cref="ArgumentException">A field stands where others have their group: a bug of the catalogue.</exception>
    public static FieldTree Of(string scenario)
    {
        var root = new FieldTree();
        foreach (var field in DraftFields.Of(scenario)) root.Add(field);
        return root;
    }

    private void Add(DraftField field)
    {
        var at = this;
        foreach (var key in field.Path.Split('.'))
        {
            if (at.Field is not null) throw new ArgumentException($"{at.Field.Path} is a field and a group.", nameof(field));
            if (!at.children.TryGetValue(key, out var child)) at.children.Add(key, child = new FieldTree());
            at = child;
        }

        if (at.children.Count > 0) throw new ArgumentException($"{field.Path} is a field and a group.", nameof(field));
        at.Field = field;
    }
}
