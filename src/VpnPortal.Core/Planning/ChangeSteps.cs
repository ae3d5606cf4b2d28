using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>Give a gateway another name, the only value of it that can be changed.</summary>
/// <param name="Name">The new name.</param>
public sealed record RenameVpnGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, string Name)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 1;

    /// <inheritdoc/>
    public override string DisplayName => Name;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Address;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Update;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(3, 10);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.Change<BuiltVpnGateway>(Address, gateway => gateway with { Spec = gateway.Spec with { Name = Name } });
}

/// <summary>Give a customer gateway another name; its IP and ASN are for ever.</summary>
/// <param name="Name">The new name.</param>
public sealed record RenameCustomerGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, string Name)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 2;

    /// <inheritdoc/>
    public override string DisplayName => Name;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Update;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(1, 3);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.Change<BuiltCustomerGateway>(Address, gateway => gateway with { Spec = gateway.Spec with { Name = Name } });
}

/// <summary>Change a dual-tunnel connection in place. What is null or empty stays as it is.</summary>
/// <param name="Gateway">Own gateway.</param>
/// <param name="Name">The name at the end.</param>
/// <param name="NewName">The name, when it changes.</param>
/// <param name="EffectImmediately">The new value, when it changes.</param>
/// <param name="Crypto">Proposals at the end.</param>
/// <param name="Tunnels">Tunnels that get proposals, ids and key anew: the API is sent whole blocks, so that nothing of them is left to its defaults.</param>
/// <param name="SharesCustomerGateway">Both tunnels end on the customer gateway of tunnel 1.</param>
public sealed record ChangeIpsecConnectionStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Gateway, string Name, string? NewName, bool? EffectImmediately, CryptoProfile Crypto, EquatableArray<Tunnel> Tunnels,
    bool SharesCustomerGateway)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 3;

    /// <inheritdoc/>
    public override string DisplayName => Name;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Update;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 20);

    /// <summary>The customer gateway on which a tunnel ends.</summary>
    public ResourceAddress CustomerGatewayOf(TunnelRole role) =>
        ResourceAddress.CustomerGateway(Side, SharesCustomerGateway ? TunnelRole.Master : role);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) => Connections.Changed(
        before, Address, Name, EffectImmediately, Tunnels.Count > 0 ? Crypto : null,
        Tunnels.Select(tunnel => new TunnelKey(tunnel.Role, tunnel.KeyFingerprint)), null);
}

/// <summary>Change a single-tunnel connection in place. What is null stays as it is.</summary>
/// <param name="Role">Which of the two connections.</param>
/// <param name="Gateway">Own gateway.</param>
/// <param name="CustomerGateway">Where the tunnel ends.</param>
/// <param name="Name">The name at the end.</param>
/// <param name="NewName">The name, when it changes.</param>
/// <param name="EffectImmediately">The new value, when it changes.</param>
/// <param name="Crypto">Proposals, when they or the key change: the blocks are sent whole.</param>
/// <param name="PskPath">Draft path of the key in the secret store.</param>
/// <param name="KeyFingerprint">Tells the key from another; null when not known.</param>
/// <param name="HealthCheck">The health check, when it changes.</param>
public sealed record ChangeClassicConnectionStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    TunnelRole Role, ResourceAddress Gateway, ResourceAddress CustomerGateway, string Name, string? NewName, bool? EffectImmediately,
    CryptoProfile? Crypto, string PskPath, string? KeyFingerprint, HealthCheck? HealthCheck)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 3;

    /// <inheritdoc/>
    public override string DisplayName => Name;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Update;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 20);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) => Connections.Changed(
        before, Address, Name, EffectImmediately, Crypto, Crypto is null ? [] : [new TunnelKey(Role, KeyFingerprint)], HealthCheck);
}

/// <summary>The effect that both forms of changing a connection share.</summary>
internal static class Connections
{
    public static BuiltState Changed(
        BuiltState before, ResourceAddress address, string name, bool? effectImmediately, CryptoProfile? crypto, IEnumerable<TunnelKey> keys, HealthCheck? check)
    {
        var renewed = keys.ToDictionary(key => key.Role);
        var negotiates = effectImmediately is not null || crypto is not null;
        return (negotiates ? before.Disturbed(address) : before).Change<BuiltIpsecConnection>(address, connection => connection with
        {
            Name = name,
            EffectImmediately = effectImmediately ?? connection.EffectImmediately,
            Crypto = crypto ?? connection.Crypto,
            Keys = connection.Keys.Select(key => renewed.GetValueOrDefault(key.Role) ?? key).ToEquatableArray(),
            HealthCheck = check ?? connection.HealthCheck,
        });
    }
}
