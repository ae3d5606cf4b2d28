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
    /// <param name="preflight">Which rules about the account are of interest.</param>
    public static Compilation Compile(VpnDraft draft, IReadOnlyDictionary<string, Landscape> landscapes, Preflight preflight = Preflight.FirstRun)
    {
        var reading = new DraftReading(draft, landscapes);
        var diagnostics = RuleBook.All.Where(rule => IsAsked(rule, preflight))
            .SelectMany(rule => FindingsOf(rule, reading)).ToImmutableArray();
        var hasErrors = diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return new Compilation(hasErrors ? null : new ValidatedTopology(TopologyAssembly.Build(reading)), diagnostics);
    }

    private static bool IsAsked(IDraftRule rule, Preflight preflight) => rule is not IPreflightRule about || preflight switch
    {
        Preflight.None => about.MattersWhenBuilt,
        Preflight.Change => about.MattersForChanges,
        _ => true,
    };

    private static IEnumerable<Diagnostic> FindingsOf(IDraftRule rule, DraftReading reading) =>
        rule is IPreflightRule ? rule.Check(reading).Select(finding => finding with { IsPreflight = true }) : rule.Check(reading);
}

/// <summary>How much of the account's state is asked for.</summary>
public enum Preflight
{
    /// <summary>Everything: nothing is built yet.</summary>
    FirstRun,

    /// <summary>What stands in the way of any run. Quotas and addresses are left to the cloud, since what is built already takes part of them.</summary>
    Change,

    /// <summary>Nothing but what is needed to read what is built.</summary>
    None,
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
