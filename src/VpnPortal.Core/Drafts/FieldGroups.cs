using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Drafts;

/// <summary>Questions that more than one scenario asks.</summary>
internal static class FieldGroups
{
    /// <summary>Where a gateway stands and what it is called.</summary>
    public static IEnumerable<DraftField> Gateway(SideKey side, string name) =>
    [
        new(FieldPaths.Region(side), 1),
        new(FieldPaths.Vpc(side), 1),
        new(FieldPaths.ExistingGateway(side), 1, IsOptional: true),
        new(FieldPaths.VSwitch(side, TunnelRole.Master), 1),
        new(FieldPaths.VSwitch(side, TunnelRole.Slave), 1),
        new(FieldPaths.GatewayName(side), 1, name),
        new(FieldPaths.Bandwidth(side), 1, "10"),
    ];

    public static IEnumerable<DraftField> Billing() =>
    [
        new(FieldPaths.ChargeType, 1, Topology.Billing.PostPay),
        new(FieldPaths.PeriodMonths, 1, "1"),
    ];

    /// <summary>The own ASN, and the names under which the peer is registered.</summary>
    public static IEnumerable<DraftField> CustomerGateways(SideKey side) =>
    [
        new(FieldPaths.CustomerGatewayName(side, TunnelRole.Master), 2, IsDerived: true),
        new(FieldPaths.CustomerGatewayName(side, TunnelRole.Slave), 2, IsDerived: true),
    ];

    public static DraftField Asn(SideKey side) => new(FieldPaths.Asn(side), 2, side == SideKey.One ? "65530" : "65500");

    /// <summary>The data centre and its public addresses.</summary>
    public static IEnumerable<DraftField> Site() =>
    [
        new(FieldPaths.SiteName, 2, "本地数据中心"),
        new(FieldPaths.SiteIp(TunnelRole.Master), 2),
        new(FieldPaths.SiteIp(TunnelRole.Slave), 2),
    ];

    public static DraftField Psk(TunnelRole role) => new(FieldPaths.Psk(role), 3, IsSecret: true);

    public static DraftField InsideCidr(TunnelRole role) =>
        new(FieldPaths.InsideCidr(role), 3, role == TunnelRole.Master ? "169.254.10.0/30" : "169.254.20.0/30");

    public static DraftField EffectImmediately(SideKey side) => new(FieldPaths.EffectImmediately(side), 3, side == SideKey.One ? "true" : "false");

    /// <summary>Proposals of both phases; the defaults are the strongest that the API and common devices share.</summary>
    public static IEnumerable<DraftField> Crypto() =>
    [
        new(FieldPaths.IkeVersion, 3, "ikev2"),
        new(FieldPaths.IkeMode, 3, "main"),
        new(FieldPaths.IkeEncryption, 3, "aes256"),
        new(FieldPaths.IkeAuthentication, 3, "sha256"),
        new(FieldPaths.IkeDhGroup, 3, "group14"),
        new(FieldPaths.IkeLifetime, 3, "86400"),
        new(FieldPaths.IpsecEncryption, 3, "aes256"),
        new(FieldPaths.IpsecAuthentication, 3, "sha256"),
        new(FieldPaths.IpsecPfs, 3, "group14"),
        new(FieldPaths.IpsecLifetime, 3, "86400"),
    ];

    /// <summary>What a cloud side lets its peer reach, and whether its own VPC learns the way to the peer.</summary>
    public static IEnumerable<DraftField> Routes(SideKey side, int step) =>
    [
        new(FieldPaths.Subnets(side), step, IsDerived: true),
        new(FieldPaths.PublishRoutes(side), step, "true"),
    ];
}
