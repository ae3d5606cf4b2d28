using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// What an answer does to other answers, so that nobody chooses twice: the second side starts in the region of the first, a VPC
/// of another region takes its choices with it, a chosen VPC proposes two vSwitches in different zones, and a chosen gateway proposes
/// the addresses of its health checks.
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
            else if (path == FieldPaths.ExistingGateway(side)) FollowGateway(draft, draft.Side(side), answer, more);
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
        if (side == SideKey.One) more[FieldPaths.VerifySource] = "";
        else more[FieldPaths.VerifyDestination] = "";
    }

    private static void ProposeVSwitches(DraftReading draft, SideKey side, string vpcId, Dictionary<string, string> more)
    {
        if (draft.Side(side).Landscape is not { } landscape || draft.Side(side).Vpc?.Id == vpcId) return;
        ClearPlace(side, more);
        more.Remove(FieldPaths.Vpc(side));
        var proposed = VSwitchProposal.Of(landscape, vpcId);
        if (proposed.Master is { } master) more[FieldPaths.VSwitch(side, TunnelRole.Master)] = master.Id;
        if (proposed.Slave is { } slave) more[FieldPaths.VSwitch(side, TunnelRole.Slave)] = slave.Id;
    }

    /// <summary>Another gateway may stand in another VPC, where other instances and other addresses are.</summary>
    private static void FollowGateway(DraftReading draft, SideReading side, string gatewayId, Dictionary<string, string> more)
    {
        var gateway = side.Landscape?.Gateways.FirstOrDefault(found => found.Id == gatewayId);
        var vpcId = gateway?.VpcId ?? draft.Text(FieldPaths.Vpc(side.Key));
        if (vpcId != side.VpcId) more[side.Key == SideKey.One ? FieldPaths.VerifySource : FieldPaths.VerifyDestination] = "";
        if (gateway is null || gateway.VSwitchId == side.ExistingGateway?.VSwitchId) return;
        foreach (var role in TunnelRoles.Both) more[FieldPaths.HealthSource(role)] = HealthSources.Propose(side.Landscape, gateway, role) ?? "";
    }
}
