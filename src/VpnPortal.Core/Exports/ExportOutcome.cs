using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>A result, or all the reasons why there is none. An export refuses; it never substitutes a value.</summary>
/// <param name="Value">The result, or null when refused.</param>
/// <param name="Refusals">Why not; empty when there is a result.</param>
public sealed record ExportOutcome<T>(T? Value, EquatableArray<Diagnostic> Refusals)
    where T : class;

/// <summary>Makes outcomes.</summary>
public static class ExportOutcome
{
    /// <summary>A result.</summary>
    public static ExportOutcome<T> Of<T>(T value)
        where T : class => new(value, default);

    /// <summary>A refusal.</summary>
    public static ExportOutcome<T> Refused<T>(IEnumerable<Diagnostic> reasons)
        where T : class => new(null, reasons.ToEquatableArray());
}
