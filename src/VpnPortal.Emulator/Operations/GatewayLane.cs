using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Every gateway takes one write at a time.</summary>
internal static class GatewayLane
{
    public static Gateway FindGateway(this Call call, string? id = null)
    {
        var (region, wanted) = (call.KnownRegion().Id, id ?? call.Parameters.Required("VpnGatewayId"));
        return call.World.Gateways.Find(g => g.Region == region && g.Id == wanted)
            ?? throw ApiException.NotFound("InvalidVpnGatewayInstanceId.NotFound", "The specified VpnGatewayId does not exist.");
    }

    /// <summary>The gateway, provided that nothing else is being done to it.</summary>
    public static Gateway ClaimGateway(this Call call, string? id = null)
    {
        var gateway = call.FindGateway(id);
        return gateway.StatusAt(call.Now) == "active"
            ? gateway
            : throw ApiException.Bad("VpnGateway.Configuring", "The specified service is configuring.");
    }

    /// <summary>Puts the gateway into "updating" and tells until when.</summary>
    public static DateTimeOffset Occupy(this Call call, Gateway gateway, double lowSeconds, double highSeconds) =>
        gateway.BusyUntil = call.After(lowSeconds, highSeconds);

    public static void RefuseDryRun(this Call call)
    {
        if (call.Parameters.Flag("DryRun") == true)
            throw ApiException.Bad("DryRunOperation", "The operation DryRun verifies success.");
    }
}
