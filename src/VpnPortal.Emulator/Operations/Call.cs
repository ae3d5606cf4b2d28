using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>One call while it is being carried out, with the world locked around it.</summary>
internal sealed class Call(World world, EmulatorClock clock, Quotas quotas, Parameters parameters, string requestId)
{
    public World World => world;

    public Quotas Quotas => quotas;

    public Parameters Parameters => parameters;

    public string RequestId => requestId;

    public DateTimeOffset Now { get; } = clock.Now(world);

    public double Pace => clock.Scale;

    public string Region => parameters.Required("RegionId");

    public bool English => parameters.Optional("AcceptLanguage")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The id of the resource that the call created or changed; it goes into the ledger.</summary>
    public string Effect { get; set; } = "";

    public Region KnownRegion() =>
        Landscape.Region.Find(Region) ?? throw ApiException.NotFound("InvalidRegionId.NotFound", "The specified RegionId does not exist.");

    public DateTimeOffset After(double lowSeconds, double highSeconds) => clock.After(world, lowSeconds, highSeconds);

    public TimeSpan Lasting(double lowSeconds, double highSeconds) => After(lowSeconds, highSeconds) - clock.Now(world);

    public string NewId(string prefix) => Draw.Id(world, prefix, Region);
}
