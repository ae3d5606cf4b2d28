using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>What several operations take alike.</summary>
internal static class Shapes
{
    private static readonly string[] Encryptions = ["aes", "aes192", "aes256", "des", "3des", "sm4"];
    private static readonly string[] Authentications = ["md5", "sha1", "sha256", "sha384", "sha512", "sm3"];

    public static ParameterSpec Name { get; } = Take.Text("Name", 100, "InvalidName", Rules.IsText, "name-1", "http://name");

    public static ParameterSpec GatewayName { get; } = Take.Text("Name", 100, "InvalidName", Rules.IsGatewayName, "name-1", "1st");

    public static ParameterSpec Description { get; } = Take.Text("Description", 100, "InvalidDescription", Rules.IsText, wrong: "https://text");

    public static ParameterSpec Weight { get; } = Take.NumberOf("Weight", "0", "100");

    public static ParameterSpec Language { get; } = Take.Text("AcceptLanguage", example: "zh-CN");

    public static ParameterSpec GatewayId { get; } = Take.Id("VpnGatewayId").Needed;

    public static ParameterSpec ConnectionId { get; } = Take.Id("VpnConnectionId").Needed;

    public static IReadOnlyList<ParameterSpec> Paged { get; } = [Take.Number("PageNumber", 1, 1_000_000), Take.Number("PageSize", 1, 50)];

    /// <summary>What ECS lists take besides the page.</summary>
    public static IReadOnlyList<ParameterSpec> Tokens { get; } = [Take.Number("MaxResults", 1, 50), Take.Number("NextToken", 0, int.MaxValue)];

    public static IReadOnlyList<ParameterSpec> TagFilter { get; } = [.. TagList("Tag")];

    public static IReadOnlyList<ParameterSpec> Ike { get; } =
    [
        Take.OneOf("IkeVersion", "ikev1", "ikev2"), Take.OneOf("IkeMode", "main", "aggressive"), Take.OneOf("IkeEncAlg", Encryptions),
        Take.OneOf("IkeAuthAlg", Authentications), Take.OneOf("IkePfs", "group1", "group2", "group5", "group14"),
        Take.Number("IkeLifetime", 0, 86400), Take.Text("Psk", 100, "IllegalParam.Psk", Rules.IsPsk, "secret", "two words"),
        Take.Text("LocalId", 100, rule: Rules.IsTunnelIdentity, wrong: "two words"), Take.Text("RemoteId", 100, rule: Rules.IsTunnelIdentity, wrong: "two words"),
    ];

    public static IReadOnlyList<ParameterSpec> Ipsec { get; } =
    [
        Take.OneOf("IpsecEncAlg", Encryptions), Take.OneOf("IpsecAuthAlg", Authentications),
        Take.OneOf("IpsecPfs", "disabled", "group1", "group2", "group5", "group14"), Take.Number("IpsecLifetime", 0, 86400),
    ];

    public static IReadOnlyList<ParameterSpec> Bgp { get; } =
    [
        Take.Number("LocalAsn", 1, 4294967295), Take.Cidr("TunnelCidr", Rules.IsTunnelCidr, "IllegalParam.TunnelCidr") with { Example = "169.254.10.0/30" },
        Take.Ip("LocalBgpIp", Rules.IsIp, "IllegalParam.LocalBgpIp", "169.254.10.1"),
    ];

    /// <summary>The single-tunnel form: objects in JSON strings.</summary>
    public static IReadOnlyList<ParameterSpec> SingleTunnel { get; } =
    [
        Take.Flag("EnableDpd"), Take.Flag("EnableNatTraversal"), Take.Text("RemoteCaCertificate"),
        Take.Json("IkeConfig", [.. Ike]), Take.Json("IpsecConfig", [.. Ipsec]), Take.Json("BgpConfig", [Take.Flag("EnableBgp"), .. Bgp]),
        Take.Json(
            "HealthCheckConfig", Take.Flag("enable"), Take.Ip("dip", Rules.IsIp), Take.Ip("sip", Rules.IsIp),
            Take.Number("interval", 1, 300), Take.Number("retry", 1, 30)),
    ];

    /// <summary>One tunnel of the dual-tunnel form.</summary>
    public static IEnumerable<ParameterSpec> TunnelFields(ParameterSpec customerGateway) =>
    [
        customerGateway, Take.Flag("EnableDpd"), Take.Flag("EnableNatTraversal"), Take.Text("RemoteCaCertificate"),
        .. Take.Under("TunnelIkeConfig", Ike), .. Take.Under("TunnelIpsecConfig", Ipsec), .. Take.Under("TunnelBgpConfig", Bgp),
    ];

    public static IEnumerable<ParameterSpec> TagList(string list) =>
    [
        Take.Text($"{list}.N.Key", 64, "InvalidTag", Rules.IsTagText, "key", "acs:key").Needed,
        Take.Text($"{list}.N.Value", 128, "InvalidTag", Rules.IsTagText, "value", "see http://value"),
    ];
}
