using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Drift;

/// <summary>Something of a deployment that somebody changed outside the portal.</summary>
/// <param name="Address">Its address in the deployment.</param>
/// <param name="Name">Its name as it was built.</param>
/// <param name="IsGone">It is not there any more; there are no differences then.</param>
/// <param name="Differences">Values as they were built (before) and as they were seen (after).</param>
public sealed record DriftItem(
    ResourceAddress Address, ResourceKind Kind, SideKey Side, string RegionId, string Name, bool IsGone, EquatableArray<ValueDifference> Differences)
{
    /// <summary>Everything that has drifted, in the order of the documented steps. What depends on something gone is not told again.</summary>
    /// <param name="wanted">What the draft wants by now; a value that it wants has been adopted. Null while that is not known.</param>
    public static EquatableArray<DriftItem> Of(Inventory inventory, BuiltState? wanted) => inventory.Built.Resources
        .Where(resource => !resource.IsCondition).OrderBy(resource => resource.DocumentedStep)
        .Select(resource => Of(resource, inventory, wanted?.Find(resource.Address))).OfType<DriftItem>().ToEquatableArray();

    private static DriftItem? Of(BuiltResource built, Inventory inventory, BuiltResource? wanted)
    {
        var seen = inventory.State.Find(built.Address);
        if (seen is null && built.PartOf.Any(inventory.Gone.Contains)) return null;
        var adopted = wanted?.Values.ToDictionary(value => value.Key, value => value.Value);
        var differences = seen is null ? default : Comparison.Differences(built, seen)
            .Where(difference => adopted?.GetValueOrDefault(difference.Key) is not { } value || value != difference.After).ToEquatableArray();
        return seen is not null && differences.Count == 0 ? null
            : new(built.Address, built.Kind, built.Side, built.RegionId, built.NameIn(inventory.Built), seen is null, differences);
    }
}
