using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// What an answer does to other answers, so that nobody chooses twice: the second side starts in the region of the first, a VPC
/// of another region takes its choices with it, and a chosen VPC proposes two vSwitches in different zones.
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
            else if (path == FieldPaths.Vpc(side)) ProposeVSwitches(draft, side, answer, more);
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
        if (side == SideKey.One) more[FieldPaths.VerifySource] = "";
        else more[FieldPaths.VerifyDestination] = "";
    }

    private static void ProposeVSwitches(DraftReading draft, SideKey side, string vpcId, Dictionary<string, string> more)
    {
        if (draft.Side(side).Landscape is not { } landscape || draft.Side(side).Vpc?.Id == vpcId) return;
        ClearPlace(side, more);
        more.Remove(FieldPaths.Vpc(side));
        var offered = landscape.VSwitches
            .Where(vSwitch => vSwitch.VpcId == vpcId && vSwitch.FreeAddresses > 0 && landscape.DualTunnelZones.Contains(vSwitch.ZoneId))
            .OrderBy(vSwitch => vSwitch.ZoneId, StringComparer.Ordinal).ThenBy(vSwitch => vSwitch.Cidr, StringComparer.Ordinal).ToList();
        if (offered.Count == 0) return;
        more[FieldPaths.VSwitch(side, TunnelRole.Master)] = offered[0].Id;
        if (SecondOf(offered, landscape) is { } second) more[FieldPaths.VSwitch(side, TunnelRole.Slave)] = second.Id;
    }

    /// <summary>A vSwitch in another zone; where the region has one zone only, another vSwitch of that zone.</summary>
    private static DiscoveredVSwitch? SecondOf(List<DiscoveredVSwitch> offered, Landscape landscape) =>
        offered.FirstOrDefault(vSwitch => vSwitch.ZoneId != offered[0].ZoneId)
        ?? (landscape.DualTunnelZones.Count == 1 ? offered.Skip(1).FirstOrDefault() : null);
}
