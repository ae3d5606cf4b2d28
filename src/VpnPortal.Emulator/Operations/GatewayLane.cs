using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Every gateway takes one write at a time.</summary>
internal static class GatewayLane
{
    public static Gateway FindGateway(this Call call, string? id = null) => call.Find(
        call.World.Gateways, id ?? call.Parameters.Required("VpnGatewayId"), g => (g.Region, g.CreatedAt), "VpnGatewayInstanceId");

    /// <summary>The gateway, provided that nothing else is being done to it.</summary>
    public static Gateway ClaimGateway(this Call call, string? id = null)
    {
        var gateway = call.FindGateway(id);
        call.RefuseLocked();
        return gateway.StatusAt(call.Now) == "active"
            ? gateway
            : throw ApiException.Bad("VpnGateway.Configuring", "The specified service is configuring.");
    }

    public static void RefuseLocked(this Call call)
    {
        if (call.Troubles.FinancialLocked)
            throw ApiException.Bad("VpnGateway.FinancialLocked", "The specified service is financial locked.");
    }

    /// <summary>Puts the gateway into "updating" and tells until when.</summary>
    public static DateTimeOffset Occupy(this Call call, Gateway gateway, double lowSeconds, double highSeconds) =>
        gateway.BusyUntil = call.After(lowSeconds, highSeconds);
}
