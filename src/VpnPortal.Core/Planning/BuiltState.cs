using System.Collections.Immutable;

namespace VpnPortal.Core.Planning;

/// <summary>
/// What stands, address by address. Steps predict it (<see cref="PlanStep.Apply"/>), so that a plan can be folded without being run and
/// a deployment is known from the steps that succeeded.
/// </summary>
public sealed class BuiltState : IEquatable<BuiltState>
{
    /// <summary>Nothing.</summary>
    public static readonly BuiltState Empty = new(ImmutableSortedDictionary<ResourceAddress, BuiltResource>.Empty);

    private readonly ImmutableSortedDictionary<ResourceAddress, BuiltResource> resources;

    private BuiltState(ImmutableSortedDictionary<ResourceAddress, BuiltResource> resources) => this.resources = resources;

    /// <summary>Everything, by address.</summary>
    public IEnumerable<BuiltResource> Resources => resources.Values;

    /// <summary>What stands at an address, or null.</summary>
    public BuiltResource? Find(ResourceAddress address) => resources.GetValueOrDefault(address);

    /// <summary>Name for people of what stands at an address.</summary>
    public string NameOf(ResourceAddress address) => Find(address)?.NameIn(this) ?? address.Value;

    /// <summary>The state after those steps.</summary>
    public BuiltState After(IEnumerable<PlanStep> steps) => steps.Aggregate(this, (state, step) => step.Apply(state));

    /// <summary>The same with one thing made or changed.</summary>
    public BuiltState With(BuiltResource resource) => new(resources.SetItem(resource.Address, resource));

    /// <summary>The same with a gateway in the place of a former one, to which whatever is still known of its parts belonged.</summary>
    internal BuiltState WithGateway(BuiltVpnGateway gateway) => WithoutGone([gateway.Address]).With(gateway);

    /// <summary>The same with a thing of that kind changed; nothing changes where there is none.</summary>
    public BuiltState Change<T>(ResourceAddress address, Func<T, T> change)
        where T : BuiltResource => Find(address) is T found ? With(change(found)) : this;

    /// <summary>The same without a thing; conditions that it carried are gone, too.</summary>
    public BuiltState Without(ResourceAddress address) => new BuiltState(resources.Remove(address)).Disturbed(address);

    /// <summary>The same without things that vanished, and without all that vanishes with them.</summary>
    public BuiltState WithoutGone(IEnumerable<ResourceAddress> gone)
    {
        var lost = gone.ToHashSet();
        while (Resources.Any(resource => resource.PartOf.Any(lost.Contains) && lost.Add(resource.Address)))
        {
        }

        return new(resources.RemoveRange(lost));
    }

    /// <summary>The same once tunnels or sessions over a thing have to be set up anew.</summary>
    public BuiltState Disturbed(ResourceAddress address)
    {
        var lost = Resources.Where(resource => resource.IsCondition && resource.Needs.Contains(address)).Select(resource => resource.Address).ToList();
        return lost.Aggregate(new BuiltState(resources.RemoveRange(lost)), (state, condition) => state.Disturbed(condition));
    }

    /// <inheritdoc/>
    public bool Equals(BuiltState? other) => other is not null && Resources.SequenceEqual(other.Resources);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BuiltState);

    /// <inheritdoc/>
    public override int GetHashCode() => Resources.Aggregate(new HashCode(), (hash, resource) =>
    {
        hash.Add(resource);
        return hash;
    }).ToHashCode();
}
