using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>A draft as a drawing: what is known so far, everything else drawn as missing.</summary>
public static class DraftTopology
{
    public static TopologyView Of(DraftReading draft) =>
        new(SideOf(draft, draft.One), SideOf(draft, draft.Two), TunnelOf(draft, TunnelRole.Master), TunnelOf(draft, TunnelRole.Slave));

    private static VpcSide SideOf(DraftReading draft, SideReading side)
    {
        var reachable = draft.Side(side.Key.Peer()).Subnets.Count > 0;
        var asn = side.Asn is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return new VpcSide(
            side.Key, NullIfEmpty(side.RegionId), side.Vpc is { } vpc ? (vpc.Name.Length > 0 ? vpc.Name : vpc.Id) : null,
            NullIfEmpty(string.Join(", ", side.Subnets.Select(subnet => subnet.Value?.ToString() ?? subnet.Text))),
            new(NullIfEmpty(side.GatewayName), DisplayState.Planned, asn, EndOf(side, TunnelRole.Master), EndOf(side, TunnelRole.Slave)),
            new(NullIfEmpty(side.ConnectionName), side.EffectImmediately),
            reachable ? new StaticRouting(DisplayState.Planned, side.PublishRoutes) : null);
    }

    private static GatewayEnd EndOf(SideReading side, TunnelRole role) =>
        side.VSwitch(role) is { } vSwitch ? new(vSwitch.ZoneId, vSwitch.Name.Length > 0 ? vSwitch.Name : vSwitch.Id, null) : new(null, null, null);

    private static TopologyTunnel TunnelOf(DraftReading draft, TunnelRole role) =>
        new(role, DisplayState.Planned, draft.InsideCidr(role).Value?.ToString());

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
