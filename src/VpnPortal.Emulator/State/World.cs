namespace VpnPortal.Emulator.State;

/// <summary>Everything the emulator remembers. Written to the state file as it stands.</summary>
internal sealed class World
{
    public ulong Seed { get; init; }
    public ulong Draws { get; set; }
    public TimeSpan ClockOffset { get; set; }
    public List<Vpc> Vpcs { get; init; } = [];
    public List<VSwitch> VSwitches { get; init; } = [];
    public List<Instance> Instances { get; init; } = [];
    public List<Gateway> Gateways { get; init; } = [];
    public List<CustomerGateway> CustomerGateways { get; init; } = [];
    public List<Connection> Connections { get; init; } = [];
    public List<VpnRoute> Routes { get; init; } = [];
    public List<ResourceTag> Tags { get; init; } = [];
    public List<ServiceRole> Roles { get; init; } = [];
    public List<Invocation> Invocations { get; init; } = [];
    public Dictionary<string, UsedToken> Tokens { get; init; } = [];
    public List<LedgerEntry> Ledger { get; init; } = [];

    public IEnumerable<Connection> ConnectionsOf(Gateway gateway) => Connections.Where(c => c.GatewayId == gateway.Id);

    public IEnumerable<VpnRoute> RoutesOf(Gateway gateway) => Routes.Where(r => r.GatewayId == gateway.Id);

    public VSwitch VSwitch(string id) => VSwitches.First(v => v.Id == id);

    /// <summary>Takes away what has finished being deleted.</summary>
    public void Sweep(DateTimeOffset now)
    {
        Routes.RemoveAll(r => r.GoneAt <= now);
        Forget(Connections.RemoveAllReturningIds(c => c.GoneAt <= now, c => c.Id));
        Forget(Gateways.RemoveAllReturningIds(g => g.GoneAt <= now, g => g.Id));
    }

    public void Forget(IReadOnlyCollection<string> ids)
    {
        if (ids.Count > 0)
            Tags.RemoveAll(t => ids.Contains(t.ResourceId));
    }
}

file static class ListSweeping
{
    public static IReadOnlyCollection<string> RemoveAllReturningIds<T>(this List<T> list, Predicate<T> gone, Func<T, string> id)
    {
        var ids = list.Where(item => gone(item)).Select(id).ToList();
        if (ids.Count > 0)
            list.RemoveAll(gone);
        return ids;
    }
}
