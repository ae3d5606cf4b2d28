using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>A parameter that the device will be given, for each tunnel. Keys are masked.</summary>
public sealed record DeviceParameter(string Name, string Master, string Slave)
{
    /// <summary>All parameters that follow from the draft; what only the run tells is said to come later.</summary>
    public static IReadOnlyList<DeviceParameter> Of(IStringLocalizer<WizardTexts> texts, DraftReading draft)
    {
        var (cloud, site) = (draft.One, draft.Two);
        DeviceParameter Row(string name, Func<TunnelRole, string> value) => new(name, value(TunnelRole.Master), value(TunnelRole.Slave));
        return
        [
            Row(texts["SheetLocalIp"], role => Known(site.SiteIp(role))),
            Row(texts["SheetRemoteIp"], role => GatewayIp(cloud, role) ?? texts["AddressLater"]),
            Row(texts["LabelTunnelPsk"], role => draft.Psk(role) is null ? "–" : PresharedKey.Mask),
            Row(texts["Phase1"], _ => Phase(draft, [FieldPaths.IkeVersion, FieldPaths.IkeEncryption, FieldPaths.IkeAuthentication, FieldPaths.IkeDhGroup], FieldPaths.IkeLifetime)),
            Row(texts["Phase2"], _ => Phase(draft, [FieldPaths.IpsecEncryption, FieldPaths.IpsecAuthentication, FieldPaths.IpsecPfs], FieldPaths.IpsecLifetime)),
            Row(texts["SheetLocalSubnet"], _ => Networks(site)),
            Row(texts["SheetRemoteSubnet"], _ => Networks(cloud)),
            .. draft.UsesBgp ? Bgp(texts, draft) : [],
        ];
    }

    private static IEnumerable<DeviceParameter> Bgp(IStringLocalizer<WizardTexts> texts, DraftReading draft)
    {
        string Address(TunnelRole role, SideKey side) => draft.InsideCidr(role).Value?.AddressAt((uint)side) ?? "–";
        string Asn(SideReading side) => Known(side.Asn?.ToString(CultureInfo.InvariantCulture));
        yield return new(texts["SheetAsns"], $"{Asn(draft.Two)} → {Asn(draft.One)}", $"{Asn(draft.Two)} → {Asn(draft.One)}");
        yield return new(texts["SheetLocalBgp"], Address(TunnelRole.Master, SideKey.Two), Address(TunnelRole.Slave, SideKey.Two));
        yield return new(texts["SheetRemoteBgp"], Address(TunnelRole.Master, SideKey.One), Address(TunnelRole.Slave, SideKey.One));
    }

    private static string? GatewayIp(SideReading cloud, TunnelRole role) =>
        cloud.ExistingGateway is { } gateway ? gateway.AddressOf(gateway.IsDualTunnel ? role : TunnelRole.Master) : null;

    private static string Phase(DraftReading draft, IEnumerable<string> words, string lifetime) =>
        string.Join(" · ", words.Select(path => CryptoNames.Of(draft.Text(path))).Append($"{draft.Text(lifetime)} s"));

    private static string Networks(SideReading side) => Known(string.Join(", ", side.Subnets.Select(subnet => subnet.Text)));

    private static string Known(string? text) => text is { Length: > 0 } ? text : "–";
}
