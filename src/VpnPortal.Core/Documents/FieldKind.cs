using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Documents;

/// <summary>How an answer is written in a document. All are kept as text.</summary>
public enum FieldKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    YesOrNo,

    /// <summary>Networks, one after the other.</summary>
    Networks,
}

/// <summary>Tells the kind of a field from what the catalogue says of it.</summary>
public static class FieldKinds
{
    /// <summary>The kind: by the default, and for lists of networks by the name.</summary>
    public static FieldKind Of(DraftField field) => field switch
    {
        { Default: "true" or "false" } => FieldKind.YesOrNo,
        { Default: { Length: > 0 } number } when number.All(char.IsAsciiDigit) => FieldKind.Number,
        _ when field.Path.EndsWith("subnets", StringComparison.OrdinalIgnoreCase) => FieldKind.Networks,
        _ => FieldKind.Text,
    };
}
