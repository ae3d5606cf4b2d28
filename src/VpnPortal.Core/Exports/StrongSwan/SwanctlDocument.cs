using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>What a swanctl file consists of. Closed: the writer switches over all cases.</summary>
public abstract record SwanctlItem
{
    private protected SwanctlItem()
    {
    }
}

/// <summary>A comment line; may hold text that a person typed.</summary>
public sealed record SwanctlComment(string Text) : SwanctlItem;

/// <summary>A key with its value.</summary>
public sealed record SwanctlSetting(string Key, string Value) : SwanctlItem;

/// <summary>A section with its items.</summary>
public sealed record SwanctlSection(string Name, EquatableArray<SwanctlItem> Items) : SwanctlItem
{
    /// <summary>A section from items in order.</summary>
    public static SwanctlSection Of(string name, params IEnumerable<SwanctlItem> items) => new(name, items.ToEquatableArray());
}
