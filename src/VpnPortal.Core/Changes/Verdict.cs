using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Changes;

/// <summary>A value that differs between what stands and what is wanted.</summary>
/// <param name="Key">Stable word.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Before">As it stands; null where there is no such value.</param>
/// <param name="After">As it is wanted; null where there is no such value.</param>
/// <param name="Change">How it can be brought about.</param>
public sealed record ValueDifference(string Key, BilingualText Label, string? Before, string? After, ValueChange Change);

/// <summary>What is to happen to one address, and what it follows from.</summary>
/// <param name="Have">What stands there, or null.</param>
/// <param name="Want">What shall stand there, or null.</param>
/// <param name="Step">The step that would make it from nothing; null when nothing is wanted there.</param>
/// <param name="Because">Something that it needs and that is made anew, when that is why it has to be, too.</param>
internal sealed record Verdict(
    ResourceAddress Address, ChangeAction Action, BuiltResource? Have, BuiltResource? Want, PlanStep? Step,
    EquatableArray<ValueDifference> Differences = default, ResourceAddress? Because = null)
{
    /// <summary>The thing itself, as wanted where it is wanted.</summary>
    public BuiltResource Resource => Want ?? Have!;

    /// <summary>What stands there is deleted by a step.</summary>
    public bool Removes => Action is ChangeAction.Delete or ChangeAction.Replace && Have is { IsCondition: false, IsKept: false };

    /// <summary>Something new stands there afterwards, with ids of its own.</summary>
    public bool MakesNew => Action is ChangeAction.Create or ChangeAction.Use or ChangeAction.Replace;
}
