using System.Text.Json;
using VpnPortal.Emulator;
using VpnPortal.Emulator.State;

namespace VpnPortal.Engine.Benchmark;

/// <summary>Something in the cloud that took on another state.</summary>
/// <param name="Key">What it is, as <see cref="Sightings"/> calls it.</param>
internal sealed record Change(string Key, string Value, DateTimeOffset At);

/// <summary>A call that took effect, and when what it began was done.</summary>
internal sealed record Write(string Token, string GatewayId, DateTimeOffset At, DateTimeOffset Done);

/// <summary>What really happened in the emulated account, as its ledger and its snapshot tell: the delays that were drawn, and every change of state.</summary>
internal sealed class CloudRecord
{
    private readonly JsonElement world;

    private CloudRecord(JsonElement world, IEnumerable<LedgerEntry> ledger)
    {
        this.world = world;
        Writes = ledger.Where(entry => entry.Outcome == "applied").Select(WriteOf).ToDictionary(write => write.Token, StringComparer.Ordinal);
        Transitions = [.. world.GetProperty("Transitions").EnumerateArray().Where(transition => Text(transition, "Kind") != "carrier").Select(TransitionOf)];
    }

    /// <summary>By ClientToken.</summary>
    public IReadOnlyDictionary<string, Write> Writes { get; }

    /// <summary>What became of tunnels, BGP sessions and health checks, oldest first.</summary>
    public IReadOnlyList<Change> Transitions { get; }

    /// <summary>When the device in the data centre was configured; null where there is none.</summary>
    public DateTimeOffset? DevicePlacedAt => world.GetProperty("Devices").EnumerateObject()
        .SelectMany(device => device.Value.GetProperty("Links").EnumerateArray()).SelectMany(link => link.GetProperty("Tunnels").EnumerateArray())
        .Select(tunnel => (DateTimeOffset?)Time(tunnel, "NegotiateFrom")).Max();

    /// <summary>Of the gateways that were made since: being made, and at work and at rest in turn.</summary>
    public IEnumerable<Change> GatewayChanges => world.GetProperty("Gateways").EnumerateObject().Select(gateway => gateway.Value)
        .Where(gateway => Writes.Values.Any(write => write.GatewayId == Text(gateway, "Id"))).SelectMany(ChangesOf);

    public static async Task<CloudRecord> ReadAsync(EmulatorServer cloud)
    {
        using var http = new HttpClient { BaseAddress = cloud.Address };
        using var document = JsonDocument.Parse(await http.GetStringAsync("/_emulator/snapshot"));
        return new(document.RootElement.Clone(), cloud.Ledger());
    }

    private IEnumerable<Change> ChangesOf(JsonElement gateway)
    {
        var (id, writes) = (Text(gateway, "Id"), Writes.Values.Where(write => write.GatewayId == Text(gateway, "Id") && write.Done > write.At));
        foreach (var write in writes.OrderBy(write => write.At))
        {
            var isNew = write.At == Time(gateway, "CreatedAt");
            yield return new(id, isNew ? "Init" : "Updating", write.At);
            if (isNew) yield return new(id, "Provisioning", Time(gateway, "ProvisioningAt"));
            yield return new(id, "Active", write.Done);
        }
    }

    /// <summary>No plan of a new deployment changes a connection or a gateway twice, so that the last change is that one.</summary>
    private Write WriteOf(LedgerEntry entry)
    {
        var (gateway, done) = entry.Action switch
        {
            "CreateVpnGateway" => (entry.Effect, Time(Of("Gateways", entry.Effect), "ActiveAt")),
            "ModifyVpnGatewayAttribute" => (entry.Effect, Time(Of("Gateways", entry.Effect), "BusyUntil")),
            "CreateVpnConnection" => (Text(Of("Connections", entry.Effect), "OwnerId"), Time(Of("Connections", entry.Effect), "CreatedUntil")),
            "ModifyVpnConnectionAttribute" => (Text(Of("Connections", entry.Effect), "OwnerId"), Time(Of("Connections", entry.Effect), "ReadyAt")),
            "CreateVpnRouteEntry" => (entry.Effect.Split(':')[0], Time(RouteOf(entry.Effect), "ReadyAt")),
            "CreateCustomerGateway" => ("", entry.Time),
            _ => throw new InvalidOperationException($"Nobody knows how long {entry.Action} takes."),
        };
        return new(entry.ClientToken!, gateway, entry.Time, done);
    }

    private JsonElement Of(string kind, string id) => world.GetProperty(kind).GetProperty(id);

    private JsonElement RouteOf(string name) => world.GetProperty("Routes").EnumerateArray()
        .Single(route => $"{Text(route, "GatewayId")}:{Text(route, "Destination")}:{Text(route, "NextHop")}" == name);

    private Change TransitionOf(JsonElement transition)
    {
        var connection = Text(transition, "ConnectionId");
        var tunnel = Of("Connections", connection).GetProperty("Tunnels").EnumerateArray().Single(tunnel => Text(tunnel, "Id") == Text(transition, "TunnelId"));
        var isUp = Text(transition, "Value") is "ipsec_sa_established" or "success";
        return new(Sightings.Key(connection, Text(tunnel, "Role"), Text(transition, "Kind")), Sightings.Word(isUp), Time(transition, "At"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(JsonElement element, string name) => element.GetProperty(name).GetDateTimeOffset();
}
