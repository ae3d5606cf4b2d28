using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Diagnostics;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>The plan stands, but the operator should know.</summary>
    Warning,

    /// <summary>No plan is made while it stands.</summary>
    Error,
}

/// <summary>One finding about a draft, addressed to the field where it was caused.</summary>
/// <param name="Code">Stable name of the rule, for example <c>cidr-overlap</c>.</param>
/// <param name="Severity">Errors stop the plan, warnings do not.</param>
/// <param name="Path">Draft field that the finding belongs to, for example <c>side1.subnets</c>.</param>
/// <param name="Reason">What is wrong and why it matters.</param>
/// <param name="Fix">What to do about it.</param>
/// <param name="FixValue">A value for the field that certainly cures the finding, when there is one.</param>
public sealed record Diagnostic(
    string Code, Severity Severity, string Path, BilingualText Reason, BilingualText Fix, string? FixValue = null)
{
    /// <summary>True when the account is the reason and not the draft: it may pass without anything being typed.</summary>
    public bool IsPreflight { get; init; }
}
