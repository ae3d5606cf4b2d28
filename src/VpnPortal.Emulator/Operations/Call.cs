using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>One call while it is being carried out, with the world locked around it and its parameters checked.</summary>
internal sealed class Call(World world, EmulatorClock clock, Quotas quotas, Parameters parameters, string requestId)
{
    public World World => world;

    public Quotas Quotas => quotas;

    public Parameters Parameters => parameters;

    public string RequestId => requestId;

    /// <summary>The moment that the answer tells of; a lagging describe call looks at an earlier one.</summary>
    public DateTimeOffset Now { get; init; } = clock.Now(world);

    /// <summary>What is to go wrong inside this call.</summary>
    public Troubles Troubles { get; init; } = Troubles.None;

    public double Pace => clock.Scale;

    public string Region => parameters.Required("RegionId");

    public bool English => parameters.Optional("AcceptLanguage")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The id of the resource that the call created or changed; it goes into the ledger.</summary>
    public string Effect { get; set; } = "";

    public Region KnownRegion() =>
        Landscape.Region.Find(Region) ?? throw ApiException.NotFound("InvalidRegionId.NotFound", "The specified RegionId does not exist.");

    public DateTimeOffset After(double lowSeconds, double highSeconds) => clock.After(world, lowSeconds, highSeconds);

    public TimeSpan Lasting(double lowSeconds, double highSeconds) =>
        TimeSpan.FromSeconds(Draw.Between(world, lowSeconds, highSeconds) / Pace);

    public string NewId(string prefix) => Draw.Id(world, prefix, Region);

    /// <summary>Something of this region that exists, as far as the call can see.</summary>
    public T Find<T>(OrderedDictionary<string, T> all, string id, Func<T, (string Region, DateTimeOffset CreatedAt)> facts, string missing)
        where T : class
    {
        var region = KnownRegion().Id;
        var found = all.GetValueOrDefault(id);
        return found is not null && facts(found) is var (at, since) && at == region && since <= Now
            ? found
            : throw ApiException.NotFound($"Invalid{missing}.NotFound", $"The specified {missing} does not exist.");
    }

    /// <summary>How a resource is shown, written once for all who ask before the world changes. An answer that is spoiled on purpose is not kept.</summary>
    public object Shown(string view, string id, Func<object> make) => Troubles == Troubles.None
        ? new WrittenJson(world.Views.Of(world.Version, view, id, () => WireJson.Write(make())))
        : make();

    public void RefuseDryRun()
    {
        if (parameters.Flag("DryRun") == true)
            throw ApiException.Bad("DryRunOperation", "The operation DryRun verifies success.");
    }
}
