using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Drafts;

/// <summary>The questions of the scenario <c>vpc-to-vpc</c>, and the only place where their paths are written down.</summary>
public static class VpcToVpcFields
{
    /// <summary>Key of the scenario.</summary>
    public const string Scenario = "vpc-to-vpc";

    public const string Name = "name";
    public const string ChargeType = "gateway.chargeType";
    public const string PeriodMonths = "gateway.periodMonths";
    public const string IkeVersion = "ike.version";
    public const string IkeMode = "ike.mode";
    public const string IkeEncryption = "ike.encryption";
    public const string IkeAuthentication = "ike.authentication";
    public const string IkeDhGroup = "ike.dhGroup";
    public const string IkeLifetime = "ike.lifetime";
    public const string IpsecEncryption = "ipsec.encryption";
    public const string IpsecAuthentication = "ipsec.authentication";
    public const string IpsecPfs = "ipsec.pfs";
    public const string IpsecLifetime = "ipsec.lifetime";
    public const string VerifySource = "verify.source";
    public const string VerifyDestination = "verify.destination";

    public static string Region(SideKey side) => $"{side.Name()}.region";
    public static string Vpc(SideKey side) => $"{side.Name()}.vpc";

    /// <summary>vSwitch of a tunnel role: tunnel 1 uses the first.</summary>
    public static string VSwitch(SideKey side, TunnelRole role) => $"{side.Name()}.vswitch{(int)role}";
    public static string GatewayName(SideKey side) => $"{side.Name()}.gateway.name";
    public static string Bandwidth(SideKey side) => $"{side.Name()}.gateway.bandwidth";
    public static string Asn(SideKey side) => $"{side.Name()}.asn";
    public static string CustomerGatewayName(SideKey side, TunnelRole role) => $"{side.Name()}.customerGateway{(int)role}.name";
    public static string ConnectionName(SideKey side) => $"{side.Name()}.connection.name";
    public static string EffectImmediately(SideKey side) => $"{side.Name()}.connection.effectImmediately";
    public static string Subnets(SideKey side) => $"{side.Name()}.subnets";
    public static string PublishRoutes(SideKey side) => $"{side.Name()}.routes.publish";
    public static string Psk(TunnelRole role) => $"{role.Name()}.psk";
    public static string InsideCidr(TunnelRole role) => $"{role.Name()}.insideCidr";

    /// <summary>All fields in the order in which they are asked.</summary>
    public static readonly IReadOnlyList<DraftField> All =
    [
        new(Name, 1),
        .. SideKeys.Both.SelectMany(GatewayFields),
        new(ChargeType, 1, Billing.PostPay),
        new(PeriodMonths, 1, "1"),
        .. SideKeys.Both.SelectMany(CustomerGatewayFields),
        .. SideKeys.Both.SelectMany(ConnectionFields),
        .. TunnelRoles.Both.SelectMany(TunnelFields),
        .. CryptoFields(),
        .. SideKeys.Both.SelectMany(RouteFields),
        new(VerifySource, 5, IsOptional: true),
        new(VerifyDestination, 5, IsOptional: true),
    ];

    private static IEnumerable<DraftField> GatewayFields(SideKey side) =>
    [
        new(Region(side), 1),
        new(Vpc(side), 1),
        new(VSwitch(side, TunnelRole.Master), 1),
        new(VSwitch(side, TunnelRole.Slave), 1),
        new(GatewayName(side), 1, $"VPN网关{(int)side}"),
        new(Bandwidth(side), 1, "10"),
    ];

    private static IEnumerable<DraftField> CustomerGatewayFields(SideKey side) =>
    [
        new(Asn(side), 2, side == SideKey.One ? "65530" : "65500"),
        new(CustomerGatewayName(side, TunnelRole.Master), 2),
        new(CustomerGatewayName(side, TunnelRole.Slave), 2),
    ];

    private static IEnumerable<DraftField> ConnectionFields(SideKey side) =>
    [
        new(ConnectionName(side), 3, $"IPsec连接{(int)side}"),
        new(EffectImmediately(side), 3, side == SideKey.One ? "true" : "false"),
    ];

    private static IEnumerable<DraftField> TunnelFields(TunnelRole role) =>
    [
        new(Psk(role), 3, IsSecret: true),
        new(InsideCidr(role), 3, role == TunnelRole.Master ? "169.254.10.0/30" : "169.254.20.0/30"),
    ];

    private static IEnumerable<DraftField> CryptoFields() =>
    [
        new(IkeVersion, 3, "ikev2"),
        new(IkeMode, 3, "main"),
        new(IkeEncryption, 3, "aes256"),
        new(IkeAuthentication, 3, "sha256"),
        new(IkeDhGroup, 3, "group14"),
        new(IkeLifetime, 3, "86400"),
        new(IpsecEncryption, 3, "aes256"),
        new(IpsecAuthentication, 3, "sha256"),
        new(IpsecPfs, 3, "group14"),
        new(IpsecLifetime, 3, "86400"),
    ];

    private static IEnumerable<DraftField> RouteFields(SideKey side) =>
    [
        new(Subnets(side), 4),
        new(PublishRoutes(side), 4, "true"),
    ];
}
