namespace VpnPortal.Emulator.Wire;

/// <summary>What kind of value a parameter holds.</summary>
public enum ParameterKind
{
    /// <summary>The id of something; whether it exists is the operation's business.</summary>
    Id,
    Text,
    Flag,
    Number,
    Choice,
    Cidr,
    CidrList,
    Ip,

    /// <summary>An object in a JSON string.</summary>
    Json,
}

/// <summary>
/// What a parameter may hold. The check of every call, the table in OPERATIONS.md and the generated tests all follow from it.
/// A name holds ".N" where an index stands: InstanceId.N, Tag.N.Key.
/// </summary>
internal sealed record ParameterSpec(string Name, ParameterKind Kind)
{
    public bool Required { get; init; }
    public long Min { get; init; }
    public long Max { get; init; } = long.MaxValue;
    public int MaxLength { get; init; } = int.MaxValue;
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The fields of a JSON object.</summary>
    public IReadOnlyList<ParameterSpec> Fields { get; init; } = [];

    /// <summary>Something more that a text has to fulfil.</summary>
    public Func<string, bool>? Rule { get; init; }

    /// <summary>The code of a bad value; Invalid and the last part of the name unless another is documented.</summary>
    public string? Code { get; init; }

    /// <summary>A value that passes.</summary>
    public required string Example { get; init; }

    /// <summary>A value that the rule of a text refuses.</summary>
    public string? Counterexample { get; init; }

    public string InvalidCode => Code ?? $"Invalid{ApiException.Leaf(Name)}";

    public ParameterSpec Needed => this with { Required = true };

    public ParameterSpec Under(string prefix) => this with { Name = $"{prefix}.{Name}" };

    public string? Problem(string value) => Kind switch
    {
        ParameterKind.Flag => bool.TryParse(value, out _) ? null : "It must be true or false.",
        ParameterKind.Number => IsNumber(value) ? null : $"It must be a whole number from {Min} to {Max}.",
        ParameterKind.Choice => Allowed.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"It must be one of {string.Join(", ", Allowed)}.",
        _ => value.Length > MaxLength ? $"It must have at most {MaxLength} characters." : Rule?.Invoke(value) == false ? "It is not well formed." : null,
    };

    private bool IsNumber(string value) =>
        long.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && number >= Min && number <= Max && (Allowed.Count == 0 || Allowed.Contains(value, StringComparer.Ordinal));
}
