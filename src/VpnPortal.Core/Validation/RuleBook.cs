using VpnPortal.Core.Validation.Rules;

namespace VpnPortal.Core.Validation;

/// <summary>Every rule, one line each, in the order in which its findings are shown.</summary>
public static class RuleBook
{
    /// <summary>All rules.</summary>
    public static readonly IReadOnlyList<IDraftRule> All =
    [
        new SubnetsOverlap(),
    ];
}
