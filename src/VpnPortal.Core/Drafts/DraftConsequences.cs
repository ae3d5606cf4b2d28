using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// What an answer does to other answers, so that nobody chooses twice: the second side starts in the region of the first, a VPC
/// of another region takes its choices with it, a chosen VPC proposes two vSwitches in different zones, and a gateway that is used
/// again brings its VPC and its vSwitches along.
/// </summary>
public static class DraftConsequences
{
    /// <summary>Further answers that go with an answer; empty texts take answers back.</summary>
    public static IReadOnlyDictionary<string, string> Of(DraftReading draft, string path, string answer)
    {
        var more = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var side in SideKeys.Both)
        {
            if (path == FieldPaths.Region(side)) FollowRegion(draft, side, answer, more);
            else if (path == FieldPaths.Vpc(side)) FollowVpc(draft, side, answer, more);
            else if (path == FieldPaths.ExistingGateway(side)) FollowGateway(draft, side, answer, more);
        }

        return more.Where(pair => DraftFields.Has(draft.Scenario, pair.Key)).ToDictionary(StringComparer.Ordinal);
    }

    private static void FollowRegion(DraftReading draft, SideKey side, string answer, Dictionary<string, string> more)
    {
        if (answer != draft.Side(side).RegionId) ClearPlace(side, more);
        var peer = side.Peer();
        if (side == SideKey.One && draft.Side(peer).RegionId.Length == 0) more[FieldPaths.Region(peer)] = answer;
    }

    private static void ClearPlace(SideKey side, Dictionary<string, string> more)
    {
        more[FieldPaths.Vpc(side)] = "";
        more[FieldPaths.ExistingGateway(side)] = "";
        foreach (var role in TunnelRoles.Both) more[FieldPaths.VSwitch(side, role)] = "";
        ClearInstance(side, more);
    }

    private static void ClearInstance(SideKey side, Dictionary<string, string> more) =>
        more[side == SideKey.One ? FieldPaths.VerifySource : FieldPaths.VerifyDestination] = "";

    /// <summary>A gateway stands in one VPC, so that another one takes it back.</summary>
    private static void FollowVpc(DraftReading draft, SideKey side, string vpcId, Dictionary<string, string> more)
    {
        if (draft.Side(side) is var now && now.ExistingGatewayId.Length > 0 && now.ExistingGateway?.VpcId != vpcId) more[FieldPaths.ExistingGateway(side)] = "";
        if (now.Landscape is not { } landscape || now.Vpc?.Id == vpcId) return;
        ClearPlace(side, more);
        more.Remove(FieldPaths.Vpc(side));
        ProposeVSwitches(now, landscape, vpcId, more);
    }

    private static void ProposeVSwitches(SideReading side, Landscape landscape, string vpcId, Dictionary<string, string> more)
    {
        var zones = landscape.ZonesFor(side.ReusesGateway ? null : side.Bandwidth);
        var offered = landscape.VSwitches
            .Where(vSwitch => vSwitch.VpcId == vpcId && vSwitch.FreeAddresses > 0 && zones.Contains(vSwitch.ZoneId))
            .OrderBy(vSwitch => vSwitch.ZoneId, StringComparer.Ordinal).ThenBy(vSwitch => vSwitch.Cidr, StringComparer.Ordinal).ToList();
        if (offered.Count == 0) return;
        more[FieldPaths.VSwitch(side.Key, TunnelRole.Master)] = offered[0].Id;
        if (SecondOf(offered, zones) is { } second) more[FieldPaths.VSwitch(side.Key, TunnelRole.Slave)] = second.Id;
    }

    /// <summary>A vSwitch in another zone; where the region has one zone only, another vSwitch of that zone.</summary>
    private static DiscoveredVSwitch? SecondOf(List<DiscoveredVSwitch> offered, EquatableArray<string> zones) =>
        offered.FirstOrDefault(vSwitch => vSwitch.ZoneId != offered[0].ZoneId)
        ?? (zones.Count == 1 ? offered.Skip(1).FirstOrDefault() : null);

    /// <summary>Its VPC and vSwitches are shown as chosen, so that they stay when it is taken back; a typed name or size was meant for another one.</summary>
    private static void FollowGateway(DraftReading draft, SideKey side, string gatewayId, Dictionary<string, string> more)
    {
        var now = draft.Side(side);
        if (gatewayId.Length == 0 || now.Landscape?.Gateways.FirstOrDefault(gateway => gateway.Id == gatewayId) is not { } chosen) return;
        if (chosen.VpcId != now.VpcId) ClearInstance(side, more);
        more[FieldPaths.Vpc(side)] = chosen.VpcId;
        foreach (var role in TunnelRoles.Both) more[FieldPaths.VSwitch(side, role)] = chosen.VSwitchOf(role) ?? "";
        more[FieldPaths.GatewayName(side)] = "";
        more[FieldPaths.Bandwidth(side)] = "";
    }
}
