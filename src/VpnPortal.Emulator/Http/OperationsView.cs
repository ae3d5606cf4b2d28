using VpnPortal.Emulator.Operations;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>One parameter as it is published.</summary>
/// <param name="Name">With ".N" where an index stands.</param>
/// <param name="InvalidCode">The code of a value that is not allowed.</param>
/// <param name="Example">A value that passes.</param>
/// <param name="Counterexample">A text that does not.</param>
public sealed record PublishedParameter(
    string Name, string Kind, bool Required, long? Min, long? Max, int? MaxLength, IReadOnlyList<string> Allowed,
    string InvalidCode, string Example, string? Counterexample, IReadOnlyList<PublishedParameter> Fields);

/// <summary>One operation as it is published.</summary>
public sealed record PublishedOperation(
    string Product, string Version, string Action, string Method, bool Mutates, int? CallsPerMinute, IReadOnlyList<PublishedParameter> Parameters);

/// <summary>What the emulator answers, for tables and generated tests.</summary>
public static class OperationsView
{
    public static IReadOnlyList<PublishedOperation> All { get; } =
    [
        .. OperationTable.Products.SelectMany(p => p.Operations, (p, o) => new PublishedOperation(
            p.Name, p.Version, o.Action, o.GetOnly ? "GET" : "POST", o.Mutates, o.CallsPerMinute, [.. o.Parameters.Select(Publish)])),
    ];

    private static PublishedParameter Publish(ParameterSpec spec) => new(
        spec.Name,
        spec.Kind.ToString(),
        spec.Required,
        spec.Kind == ParameterKind.Number ? spec.Min : null,
        spec.Kind == ParameterKind.Number ? spec.Max : null,
        spec.MaxLength == int.MaxValue ? null : spec.MaxLength,
        spec.Allowed,
        spec.InvalidCode,
        spec.Example,
        spec.Counterexample,
        [.. spec.Fields.Select(Publish)]);
}
