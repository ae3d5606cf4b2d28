using System.Text.Json.Serialization;

namespace VpnPortal.Emulator.State;

/// <summary>Everything the emulator remembers. Written to the state file and to snapshots as it stands.</summary>
internal sealed class World
{
    public const double UsualDetectionSeconds = 10;

    public ulong Seed { get; init; }
    public ulong Draws { get; set; }
    public ulong Requests { get; set; }
    public TimeSpan ClockOffset { get; set; }

    /// <summary>While set, time stands still there.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>How long a broken path goes unnoticed before traffic moves to the other tunnel, before scaling.</summary>
    public double DetectionSeconds { get; set; } = UsualDetectionSeconds;

    public OrderedDictionary<string, Vpc> Vpcs { get; init; } = [];
    public OrderedDictionary<string, VSwitch> VSwitches { get; init; } = [];
    public OrderedDictionary<string, Instance> Instances { get; init; } = [];
    public OrderedDictionary<string, Gateway> Gateways { get; init; } = [];
    public OrderedDictionary<string, CustomerGateway> CustomerGateways { get; init; } = [];
    public OrderedDictionary<string, Connection> Connections { get; init; } = [];
    public OrderedDictionary<string, Device> Devices { get; init; } = [];
    public OrderedDictionary<string, ServiceRole> Roles { get; init; } = [];
    public OrderedDictionary<string, Diagnosis> Diagnoses { get; init; } = [];
    public List<VpnRoute> Routes { get; init; } = [];
    public Dictionary<string, List<ResourceTag>> Tags { get; init; } = [];
    public List<Invocation> Invocations { get; init; } = [];
    public OrderedDictionary<string, UsedToken> Tokens { get; init; } = [];
    public Ledger Ledger { get; init; } = new();
    public List<Transition> Transitions { get; init; } = [];

    /// <summary>Moments at which something changes by itself; the simulation settles the world at each of them.</summary>
    public SortedSet<DateTimeOffset> Agenda { get; init; } = [];

    /// <summary>Public addresses whose path through the Internet is cut, and when the ends notice.</summary>
    public Dictionary<string, DateTimeOffset> CutPaths { get; init; } = [];

    /// <summary>Security groups that let no ICMP in.</summary>
    public HashSet<string> ClosedSecurityGroups { get; init; } = [];

    /// <summary>Goes up whenever something may have come or gone.</summary>
    [JsonIgnore]
    public long Version { get; set; }

    [JsonIgnore]
    public RegionLists Lists { get; } = new();

    [JsonIgnore]
    public WrittenViews Views { get; } = new();

    /// <summary>As they stood when the world was settled: what a call adds shows from the next moment on.</summary>
    public IEnumerable<Connection> ConnectionsOf(string gatewayId) => Lists.OwnedBy(Version, Connections.Values, gatewayId, c => c.OwnerId);

    /// <summary>Like <see cref="ConnectionsOf"/>.</summary>
    public IEnumerable<VpnRoute> RoutesOf(string gatewayId) => Lists.OwnedBy(Version, Routes, gatewayId, r => r.GatewayId);

    /// <summary>Connections of gateways and links of devices: whatever has tunnels.</summary>
    public IEnumerable<Connection> AllConnections => Connections.Values.Concat(Devices.Values.SelectMany(d => d.Links));

    public bool IsCut(Tunnel tunnel) => CutPaths.Count > 0 && (CutPaths.ContainsKey(tunnel.LocalIp) || CutPaths.ContainsKey(tunnel.RemoteIp));

    /// <summary>Takes away what has finished being deleted.</summary>
    public void Sweep(DateTimeOffset now)
    {
        Routes.RemoveAll(r => r.GoneAt <= now);
        Remove(Connections, c => c.GoneAt <= now);
        Remove(Gateways, g => g.GoneAt <= now);
    }

    public void Forget(string id) => Tags.Remove(id);

    private void Remove<T>(OrderedDictionary<string, T> items, Predicate<T> gone)
    {
        foreach (var id in items.Where(i => gone(i.Value)).Select(i => i.Key).ToList())
        {
            items.Remove(id);
            Forget(id);
        }
    }
}
