using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>Create a dual-tunnel connection on a side's gateway.</summary>
/// <param name="Gateway">Own gateway, whose IPs are the local ids.</param>
/// <param name="PeerGateway">The peer's gateway; null where the peer is a device. The remote ids are the customer gateways' IPs.</param>
/// <param name="Crypto">Proposals of both tunnels.</param>
/// <param name="Tunnels">Master first; the keys stay in the secret store under their draft paths.</param>
/// <param name="SharesCustomerGateway">Both tunnels end on the customer gateway of tunnel 1.</param>
public sealed record CreateIpsecConnectionStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    IpsecConnection Connection, ResourceAddress Gateway, ResourceAddress? PeerGateway, CryptoProfile Crypto, EquatableArray<Tunnel> Tunnels,
    bool SharesCustomerGateway = false)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 3;

    /// <inheritdoc/>
    public override string DisplayName => Connection.Name;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 20);

    /// <summary>The customer gateway on which a tunnel ends.</summary>
    public ResourceAddress CustomerGatewayOf(TunnelRole role) =>
        ResourceAddress.CustomerGateway(Side, SharesCustomerGateway ? TunnelRole.Master : role);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.With(new BuiltIpsecConnection(
        Address, Side, RegionId, Connection.Name, Gateway, TunnelRoles.Both.Select(CustomerGatewayOf).Distinct().ToEquatableArray(),
        Connection.EffectImmediately, Crypto, Tunnels.Select(tunnel => new TunnelKey(tunnel.Role, tunnel.KeyFingerprint)).ToEquatableArray()));
}

/// <summary>Create a single-tunnel connection with a health check on a single-tunnel gateway.</summary>
/// <param name="Connection">Name, role and health check.</param>
/// <param name="Gateway">Own gateway, whose IP is the local id.</param>
/// <param name="CustomerGateway">Where the tunnel ends; its IP is the remote id.</param>
/// <param name="Crypto">Proposals.</param>
/// <param name="PskPath">Draft path of the key in the secret store.</param>
/// <param name="EffectImmediately">Negotiate at once.</param>
/// <param name="KeyFingerprint">Tells the key from another; null when not known.</param>
public sealed record CreateClassicConnectionStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ClassicConnection Connection, ResourceAddress Gateway, ResourceAddress CustomerGateway, CryptoProfile Crypto, string PskPath, bool EffectImmediately,
    string? KeyFingerprint = null)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 3;

    /// <inheritdoc/>
    public override string DisplayName => Connection.Name;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 20);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.With(new BuiltIpsecConnection(
        Address, Side, RegionId, Connection.Name, Gateway, new[] { CustomerGateway }.ToEquatableArray(), EffectImmediately, Crypto,
        new[] { new TunnelKey(Connection.Role, KeyFingerprint) }.ToEquatableArray()) { HealthCheck = Connection.HealthCheck });
}
