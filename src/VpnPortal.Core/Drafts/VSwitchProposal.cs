using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>The two vSwitches of a VPC that suit a dual-tunnel gateway best, as far as there are any.</summary>
/// <param name="Master">For the master tunnel.</param>
/// <param name="Slave">For the slave tunnel: in another zone, or in the same where the region has one zone only.</param>
internal sealed record VSwitchProposal(DiscoveredVSwitch? Master, DiscoveredVSwitch? Slave)
{
    /// <summary>Takes vSwitches with a free address in zones where a tunnel can end.</summary>
    public static VSwitchProposal Of(Landscape landscape, string vpcId, EquatableArray<string> zones)
    {
        var offered = landscape.VSwitches
            .Where(vSwitch => vSwitch.VpcId == vpcId && vSwitch.FreeAddresses > 0 && zones.Contains(vSwitch.ZoneId))
            .OrderBy(vSwitch => vSwitch.ZoneId, StringComparer.Ordinal).ThenBy(vSwitch => vSwitch.Cidr, StringComparer.Ordinal).ToList();
        return offered.Count == 0 ? new(null, null) : new(offered[0], SecondOf(offered, zones));
    }

    private static DiscoveredVSwitch? SecondOf(List<DiscoveredVSwitch> offered, EquatableArray<string> zones) =>
        offered.FirstOrDefault(vSwitch => vSwitch.ZoneId != offered[0].ZoneId)
        ?? (zones.Count == 1 ? offered.Skip(1).FirstOrDefault() : null);
}
