using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>Addresses on whose behalf health checks ask: one for each connection, in the vSwitch of the gateway.</summary>
internal static class HealthSources
{
    /// <summary>Away from both ends of a /24, where people and machines put their own.</summary>
    private const uint First = 100;

    /// <summary>A proposed address, or null when the vSwitch is not listed or too small to have one to spare.</summary>
    public static string? Propose(Landscape? landscape, ObservedVpnGateway gateway, TunnelRole role)
    {
        var vSwitch = landscape?.VSwitches.FirstOrDefault(found => found.Id == gateway.VSwitchId);
        return Cidr.TryParse(vSwitch?.Cidr, out var network, out _) && network.PrefixLength <= 24 ? network.AddressAt(First + (uint)role) : null;
    }
}
