using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// What an answer does to other answers, so that nobody chooses twice: the second side starts in the region of the first, a VPC
/// of another region takes its choices with it, a chosen VPC proposes two vSwitches in different zones, and a gateway that is used
/// again brings its VPC and vSwitches along and proposes the addresses of its health checks.
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
            else if (path == FieldPaths.Vpc(side)) FollowVpc(draft.Side(side), answer, more);
            else if (path == FieldPaths.ExistingGateway(side)) FollowGateway(draft.Side(side), answer, more);
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
        foreach (var role in TunnelRoles.Both) (more[FieldPaths.VSwitch(side, role)], more[FieldPaths.HealthSource(role)]) = ("", "");
        ClearInstance(side, more);
    }

    private static void ClearInstance(SideKey side, Dictionary<string, string> more) =>
        more[side == SideKey.One ? FieldPaths.VerifySource : FieldPaths.VerifyDestination] = "";

    /// <summary>A gateway stands in one VPC, so that another one takes it back.</summary>
    private static void FollowVpc(SideReading side, string vpcId, Dictionary<string, string> more)
    {
        if (side.ExistingGatewayId.Length > 0 && side.ExistingGateway?.VpcId != vpcId) more[FieldPaths.ExistingGateway(side.Key)] = "";
        if (side.Landscape is not { } landscape || side.Vpc?.Id == vpcId) return;
        ClearPlace(side.Key, more);
        more.Remove(FieldPaths.Vpc(side.Key));
        var proposed = VSwitchProposal.Of(landscape, vpcId, landscape.ZonesFor(side.ReusesGateway ? null : side.Bandwidth));
        if (proposed.Master is { } master) more[FieldPaths.VSwitch(side.Key, TunnelRole.Master)] = master.Id;
        if (proposed.Slave is { } slave) more[FieldPaths.VSwitch(side.Key, TunnelRole.Slave)] = slave.Id;
    }

    /// <summary>
    /// Its VPC and vSwitches are shown as chosen, so that they stay when it is taken back; a typed name or size was meant for another
    /// one. Another VPC has other instances and other addresses.
    /// </summary>
    private static void FollowGateway(SideReading side, string gatewayId, Dictionary<string, string> more)
    {
        if (side.Landscape?.Gateways.FirstOrDefault(gateway => gateway.Id == gatewayId) is not { } chosen) return;
        if (chosen.VpcId != side.VpcId) ClearInstance(side.Key, more);
        more[FieldPaths.Vpc(side.Key)] = chosen.VpcId;
        foreach (var role in TunnelRoles.Both) more[FieldPaths.VSwitch(side.Key, role)] = chosen.VSwitchOf(role) ?? "";
        more[FieldPaths.GatewayName(side.Key)] = "";
        more[FieldPaths.Bandwidth(side.Key)] = "";
        if (chosen.VSwitchId == side.ExistingGateway?.VSwitchId) return;
        foreach (var role in TunnelRoles.Both) more[FieldPaths.HealthSource(role)] = HealthSources.Propose(side.Landscape, chosen, role) ?? "";
    }
}
