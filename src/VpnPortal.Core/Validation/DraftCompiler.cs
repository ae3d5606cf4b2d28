using System.Collections.Immutable;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Validation;

/// <summary>Turns a draft into a topology, or into all the reasons why not.</summary>
public static class DraftCompiler
{
    /// <summary>Runs every rule and, when none reports an error, builds the topology.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="landscapes">What discovery found, by region.</param>
    /// <param name="isBuilt">A run was started from it, so whether one could start now is of no interest.</param>
    public static Compilation Compile(VpnDraft draft, IReadOnlyDictionary<string, Landscape> landscapes, bool isBuilt = false)
    {
        var reading = new DraftReading(draft, landscapes);
        var diagnostics = RuleBook.All.Where(rule => !isBuilt || rule is not IPreflightRule { MattersWhenBuilt: false })
            .SelectMany(rule => FindingsOf(rule, reading)).ToImmutableArray();
        var hasErrors = diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return new Compilation(hasErrors ? null : new ValidatedTopology(TopologyAssembly.Build(reading)), diagnostics);
    }

    private static IEnumerable<Diagnostic> FindingsOf(IDraftRule rule, DraftReading reading) =>
        rule is IPreflightRule ? rule.Check(reading).Select(finding => finding with { IsPreflight = true }) : rule.Check(reading);
}

/// <summary>What compiling a draft gave.</summary>
/// <param name="Topology">The checked topology, or null when there are errors.</param>
/// <param name="Diagnostics">All findings, in the order of the rules.</param>
public sealed record Compilation(ValidatedTopology? Topology, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The draft is sound; only the account stands in its way.</summary>
    public bool IsBlockedByAccountOnly =>
        Topology is null && Diagnostics.Where(finding => finding.Severity == Severity.Error).All(finding => finding.IsPreflight);
}
