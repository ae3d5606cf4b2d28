using System.Globalization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>A draft as a drawing: what is known so far, everything else drawn as missing.</summary>
public static class DraftTopology
{
    public static TopologyView Of(DraftReading draft) =>
        new(SideOf(draft, draft.One), SideOf(draft, draft.Two), TunnelOf(draft, TunnelRole.Master), TunnelOf(draft, TunnelRole.Slave));

    private static TopologySide SideOf(DraftReading draft, SideReading side) => side.IsSite ? SiteOf(draft, side) : VpcOf(draft, side);

    private static VpcSide VpcOf(DraftReading draft, SideReading side) => new(
        side.Key, NullIfEmpty(side.RegionId), side.Vpc is { } vpc ? (vpc.Name.Length > 0 ? vpc.Name : vpc.Id) : null, Subnets(side),
        new(
            NullIfEmpty(side.GatewayName), StateOf(side.ExistingGateway), draft.IsClassic ? null : Asn(side),
            (draft.IsClassic ? [TunnelRole.Master] : TunnelRoles.Both).Select(role => EndOf(side, role)).ToEquatableArray()),
        draft.IsClassic ? null : new(NullIfEmpty(side.ConnectionName), side.EffectImmediately), RoutingOf(draft, side));

    private static DataCentreSide SiteOf(DraftReading draft, SideReading side) => new(
        side.Key, NullIfEmpty(draft.Text(FieldPaths.SiteName)), Subnets(side),
        new(
            DeviceName(draft.Text(FieldPaths.SiteDevice)), null, Asn(side),
            TunnelRoles.Both.Select(role => NullIfEmpty(side.SiteIp(role))).Distinct().ToEquatableArray()),
        draft.UsesBgp ? new BgpRouting(DisplayState.Planned, null) : draft.One.Subnets.Count == 0 ? null : StaticRouting.OnDevice);

    /// <summary>A device that no export is written for has no name here.</summary>
    private static string? DeviceName(string key) =>
        RendererBook.Find(key) is { NeedsSecrets: true } renderer ? renderer.Name.In(CultureInfo.CurrentUICulture.Name) : null;

    /// <summary>A gateway that is used again stands already.</summary>
    private static DisplayState StateOf(ObservedVpnGateway? existing) =>
        existing is null ? DisplayState.Planned : existing.Status == GatewayStatus.Active ? DisplayState.Normal : DisplayState.Preparing;

    private static TopologyRouting? RoutingOf(DraftReading draft, SideReading side)
    {
        if (draft.UsesBgp) return new BgpRouting(DisplayState.Planned, Propagated: true);
        if (draft.Side(side.Key.Peer()).Subnets.Count == 0) return null;
        return draft.IsClassic
            ? new StaticRouting(
                TunnelRoles.Both.Select(role => new TopologyRoute(
                    DisplayState.Planned, NullIfEmpty(draft.Text(FieldPaths.ConnectionName(side.Key, role))), role == TunnelRole.Master ? 100 : 0)).ToEquatableArray(),
                side.PublishRoutes)
            : new StaticRouting(DisplayState.Planned, side.PublishRoutes);
    }

    private static GatewayEnd EndOf(SideReading side, TunnelRole role)
    {
        var address = side.ExistingGateway?.AddressOf(role);
        return side.VSwitch(role) is { } vSwitch ? new(vSwitch.ZoneId, vSwitch.Name.Length > 0 ? vSwitch.Name : vSwitch.Id, address) : new(null, null, address);
    }

    private static TopologyTunnel TunnelOf(DraftReading draft, TunnelRole role)
    {
        var cidr = draft.InsideCidr(role).Value;
        return new(
            role, DisplayState.Planned, cidr?.ToString(), IsNumbered: !draft.IsClassic,
            draft.IsClassic ? new(NullIfEmpty(draft.Text(FieldPaths.ConnectionName(SideKey.One, role))), draft.One.EffectImmediately) : null,
            draft.UsesBgp ? new(DisplayState.Planned, cidr?.AddressAt((uint)SideKey.One), cidr?.AddressAt((uint)SideKey.Two)) : null,
            draft.IsClassic ? DisplayState.Planned : null);
    }

    private static string? Subnets(SideReading side) =>
        NullIfEmpty(string.Join(", ", side.Subnets.Select(subnet => subnet.Value?.ToString() ?? subnet.Text)));

    private static string? Asn(SideReading side) => side.Asn?.ToString(CultureInfo.InvariantCulture);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
