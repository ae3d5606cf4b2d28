using System.Collections.Immutable;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Runs;

/// <summary>What the runs of a deployment left standing: the input of its next plan.</summary>
/// <param name="State">Everything that stands.</param>
/// <param name="Gone">What was built and was seen not to be there any more; it does not count as standing.</param>
public sealed record Inventory(BuiltState State, ImmutableSortedSet<ResourceAddress> Gone)
{
    /// <summary>Nothing was built yet.</summary>
    public static readonly Inventory Empty = new(BuiltState.Empty, []);

    /// <summary>What the runs left, before anybody looked whether it is still so; what differs from <see cref="State"/> has drifted.</summary>
    public BuiltState Built { get; init; } = State;

    /// <summary>
    /// What the latest run may have made without anybody knowing: its call got no answer and it was not looked for long enough, or what
    /// was found is not clear. Before that is settled by going on with that run, another one could make it twice.
    /// </summary>
    public ImmutableArray<ResourceAddress> Unresolved { get; init; } = [];

    /// <summary>All of it was looked at since it was made; what nobody could look at is taken to stand as it was left.</summary>
    public bool IsSeen { get; init; }

    /// <summary>What the latest run was to lead to, see <see cref="Plan.Design"/>.</summary>
    public EquatableArray<PlanStep> Design { get; init; }

    private ImmutableSortedDictionary<ResourceAddress, Trace> Traces { get; init; } = ImmutableSortedDictionary<ResourceAddress, Trace>.Empty;

    /// <summary>The outputs of what stands, for the run that builds on it.</summary>
    public EquatableArray<FormerOutputs> Former => Traces.Select(trace => new FormerOutputs(trace.Key, trace.Value.Outputs)).ToEquatableArray();

    /// <summary>The state of a run of that plan before it begins: what stands is known, nothing else.</summary>
    public RunState Before(Plan plan) => RunState.Before(plan) with
    {
        Former = Former.ToImmutableSortedDictionary(former => former.Address, former => former.Outputs),
    };

    /// <summary>
    /// Folds the predicted effects of all steps that succeeded, run by run. What was ordered and never became ready stands, too, since
    /// it exists and may cost money; it is marked as unfinished.
    /// </summary>
    /// <param name="runs">Runs that have ended, oldest first.</param>
    public static Inventory Of(IReadOnlyList<(Plan Plan, RunState State)> runs)
    {
        var (built, traces) = (BuiltState.Empty, Empty.Traces);
        foreach (var (step, at) in runs.SelectMany(run => run.Plan.Steps.Select(step => (step, run.State[step.Address]))))
        {
            var isUnfinished = at.Status != StepStatus.Succeeded;
            if (isUnfinished && !(step.Action == StepAction.Create && Exists(at))) continue;
            built = step.Apply(built);
            if (isUnfinished) built = built.Change<BuiltResource>(step.Target, resource => resource with { IsUnfinished = true });
            if (at.IsChosen) built = built.Change<BuiltResource>(step.Target, resource => resource with { IsChosen = true });
            traces = traces.SetItem(step.Target, new Trace(at.Outputs, at.FinishedAt ?? at.AcceptedAt ?? DateTimeOffset.MinValue));
        }

        var last = runs.Count == 0 ? [] : runs[^1].State.Steps.Values.Where(step => !step.IsResolved).Select(step => step.Address);
        return new(built, []) { Traces = Of(built, traces), Unresolved = [.. last], Design = runs.Count == 0 ? default : runs[^1].Plan.Design };
    }

    /// <summary>
    /// The same as regions were last seen: without what they do not have any more, and with the values that they report. A look from before a
    /// thing was made or changed tells nothing of it.
    /// </summary>
    /// <param name="look">The latest snapshot of a region; null while it cannot be seen.</param>
    /// <param name="details">What the snapshot does not hold; null when it was not asked.</param>
    public Inventory Seen(Func<string, RegionSnapshot?> look, Func<string, RegionDetails?>? details = null)
    {
        var current = State.Resources.Select(resource => (Resource: resource, Seen: SeenOf(resource, look, details))).ToList();
        if (current.TrueForAll(one => one.Seen is null)) return this;
        var gone = current.Where(one => one.Seen is { } seen && IsMissing(one.Resource, seen)).Select(one => one.Resource.Address).ToHashSet();
        var left = current.Where(one => one.Seen is not null && !gone.Contains(one.Resource.Address))
            .Aggregate(State.WithoutGone(gone), (state, one) => state.Change<BuiltResource>(one.Resource.Address, one.Seen!.Of));
        var lost = State.Resources.Where(resource => left.Find(resource.Address) is null && !resource.IsCondition).Select(resource => resource.Address);
        return this with { State = left, Built = State, Gone = [.. lost], Traces = Of(left, Traces), IsSeen = current.TrueForAll(IsSeenWhole) };
    }

    /// <summary>The looks that are younger than the thing; null when there is none.</summary>
    private SeenValues? SeenOf(BuiltResource resource, Func<string, RegionSnapshot?> look, Func<string, RegionDetails?>? details)
    {
        var made = Traces[resource.Address].At;
        if (look(resource.RegionId) is not { } snapshot || snapshot.At <= made) return null;
        return new SeenValues(snapshot, details?.Invoke(resource.RegionId) is { } asked && asked.At > made ? asked : null, IdOf);
    }

    private static bool IsSeenWhole((BuiltResource Resource, SeenValues? Seen) one) =>
        one.Seen is { } seen && (seen.Details is not null || one.Resource is not (BuiltCustomerGateway or BuiltDestinationRoute));

    private static bool IsMissing(BuiltResource resource, SeenValues seen) => resource switch
    {
        BuiltVpnGateway => seen.Gateway(resource.Address) is null,
        BuiltIpsecConnection => seen.Connection(resource.Address) is null,
        BuiltBgp bgp => seen.Connection(bgp.Connection) is { } connection && connection.Tunnels.All(tunnel => tunnel.Bgp is null),
        BuiltPropagation propagation => seen.Gateway(propagation.Gateway) is { AutoPropagate: false },
        BuiltCustomerGateway => seen.Details is not null && seen.CustomerGateway(resource.Address) is null,
        BuiltDestinationRoute route => seen.Details is not null && seen.Route(route) is null,
        BuiltCondition => false, // Whether tunnels are up is health, and no part of what was set.
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The cloud's id of what stands at an address, if it has one.</summary>
    public string? IdOf(ResourceAddress address) => OutputOf(address, OutputKeys.Id);

    /// <summary>An output of what stands at an address, null when there is none.</summary>
    public string? OutputOf(ResourceAddress address, string key) => Traces.GetValueOrDefault(address)?.Outputs.GetValueOrDefault(key);

    private static bool Exists(StepState step) => step.Outputs.ContainsKey(OutputKeys.Id) && step.Error?.Code != PortalCodes.Vanished;

    private static ImmutableSortedDictionary<ResourceAddress, Trace> Of(BuiltState built, ImmutableSortedDictionary<ResourceAddress, Trace> traces) =>
        traces.RemoveRange(traces.Keys.Where(address => built.Find(address) is null));

    /// <summary>What a step gave, and when.</summary>
    private sealed record Trace(ImmutableSortedDictionary<string, string> Outputs, DateTimeOffset At);
}
