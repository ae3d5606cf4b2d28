using System.Globalization;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>The pre-shared key of a tunnel, by its fingerprint.</summary>
/// <param name="Fingerprint">Null when not known.</param>
public sealed record TunnelKey(TunnelRole Role, string? Fingerprint);

/// <summary>An IPsec connection of either form.</summary>
/// <param name="Gateway">The gateway that it is part of.</param>
/// <param name="CustomerGateways">Where its tunnels end, master first; one where both end on the same.</param>
/// <param name="Keys">Both keys, or the only one of a single-tunnel connection.</param>
public sealed record BuiltIpsecConnection(
    ResourceAddress Address, SideKey Side, string RegionId, string Name, ResourceAddress Gateway, EquatableArray<ResourceAddress> CustomerGateways,
    bool EffectImmediately, CryptoProfile Crypto, EquatableArray<TunnelKey> Keys)
    : BuiltResource(Address, Side, RegionId)
{
    /// <summary>Health check of a single-tunnel connection; null on a dual-tunnel one.</summary>
    public HealthCheck? HealthCheck { get; init; }

    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.IpsecConnection;

    /// <inheritdoc/>
    public override int DocumentedStep => 3;

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> Needs => [Gateway, .. CustomerGateways];

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> PartOf => [Gateway];

    /// <inheritdoc/>
    public override IEnumerable<BuiltValue> Values =>
    [
        new("name", new("名称", "name"), Name, ValueChange.InPlace),
        new("customer_gateways", new("用户网关", "customer gateways"), string.Join(", ", CustomerGateways), ValueChange.Replaces),
        new("effect_immediately", new("立即生效", "effective immediately"), EffectImmediately ? "true" : "false", ValueChange.Renegotiates),
        .. Keys.Select(Key),
        .. Proposals(Crypto),
        .. HealthCheck is null ? [] : Health(HealthCheck),
    ];

    /// <inheritdoc/>
    public override string NameIn(BuiltState state) => Name;

    private static BuiltValue Key(TunnelKey key) => new(
        $"psk.{key.Role.Name()}",
        key.Role == TunnelRole.Master ? new("主隧道预共享密钥", "pre-shared key of the master tunnel") : new("备隧道预共享密钥", "pre-shared key of the slave tunnel"),
        key.Fingerprint, ValueChange.Renegotiates);

    private static IEnumerable<BuiltValue> Proposals(CryptoProfile crypto)
    {
        BuiltValue Proposal(string key, string zh, string en, string value) => new(key, new(zh, en), value, ValueChange.Renegotiates);
        var (ike, ipsec) = crypto;
        return
        [
            Proposal("ike.version", "IKE 版本", "IKE version", ike.Version),
            Proposal("ike.mode", "IKE 协商模式", "IKE mode", ike.Mode),
            Proposal("ike.encryption", "IKE 加密算法", "IKE encryption", ike.Encryption),
            Proposal("ike.authentication", "IKE 认证算法", "IKE authentication", ike.Authentication),
            Proposal("ike.dh_group", "IKE DH 分组", "IKE DH group", ike.DhGroup),
            Proposal("ike.lifetime", "IKE 生存周期（秒）", "IKE lifetime (s)", Text(ike.LifetimeSeconds)),
            Proposal("ipsec.encryption", "IPsec 加密算法", "IPsec encryption", ipsec.Encryption),
            Proposal("ipsec.authentication", "IPsec 认证算法", "IPsec authentication", ipsec.Authentication),
            Proposal("ipsec.pfs", "IPsec PFS", "IPsec PFS", ipsec.Pfs),
            Proposal("ipsec.lifetime", "IPsec 生存周期（秒）", "IPsec lifetime (s)", Text(ipsec.LifetimeSeconds)),
        ];
    }

    private static IEnumerable<BuiltValue> Health(HealthCheck check) =>
    [
        new("health.destination", new("健康检查目的地址", "health check destination"), check.Destination, ValueChange.InPlace),
        new("health.source", new("健康检查源地址", "health check source"), check.Source, ValueChange.InPlace),
        new("health.interval", new("健康检查间隔（秒）", "health check interval (s)"), Text(check.IntervalSeconds), ValueChange.InPlace),
        new("health.retries", new("健康检查重试次数", "health check retries"), Text(check.Retries), ValueChange.InPlace),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
