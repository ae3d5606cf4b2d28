using System.Globalization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>A destination route.</summary>
/// <param name="Gateway">Gateway that holds it.</param>
/// <param name="Connection">Next hop.</param>
public sealed record BuiltDestinationRoute(
    ResourceAddress Address, SideKey Side, string RegionId, ResourceAddress Gateway, ResourceAddress Connection, Cidr Destination,
    bool PublishToVpc, int Weight, bool ToDevice)
    : BuiltResource(Address, Side, RegionId)
{
    /// <summary>Key of the value that cannot be changed while another route has the same destination.</summary>
    public const string WeightKey = "weight";

    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.DestinationRoute;

    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> Needs => [Gateway, Connection];

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> PartOf => [Gateway];

    /// <inheritdoc/>
    public override IEnumerable<BuiltValue> Values =>
    [
        new("published", new("发布到VPC", "publish to VPC"), PublishToVpc ? "true" : "false", ValueChange.InPlace),
        new(WeightKey, new("权重", "weight"), Weight.ToString(CultureInfo.InvariantCulture), ValueChange.InPlace),
    ];

    /// <summary>Where a gateway has several connections, the next hop tells its routes apart.</summary>
    public override string NameIn(BuiltState state) =>
        Connection == ResourceAddress.IpsecConnection(Side) ? Destination.ToString() : $"{Destination} → {state.NameOf(Connection)}";
}

/// <summary>Inside network of a tunnel.</summary>
public sealed record TunnelInside(TunnelRole Role, Cidr? Network);

/// <summary>BGP on a connection.</summary>
public sealed record BuiltBgp(
    ResourceAddress Address, SideKey Side, string RegionId, ResourceAddress Gateway, ResourceAddress Connection, long LocalAsn,
    EquatableArray<TunnelInside> Tunnels, bool ToDevice)
    : BuiltResource(Address, Side, RegionId)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Bgp;

    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> Needs => [Connection];

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> PartOf => [Connection];

    /// <inheritdoc/>
    public override IEnumerable<BuiltValue> Values =>
    [
        new("local_asn", new("本端自治系统号", "local ASN"), LocalAsn.ToString(CultureInfo.InvariantCulture), ValueChange.Renegotiates),
        .. Tunnels.Select(tunnel => new BuiltValue(
            $"inside.{tunnel.Role.Name()}",
            tunnel.Role == TunnelRole.Master ? new("主隧道网段", "tunnel CIDR of the master tunnel") : new("备隧道网段", "tunnel CIDR of the slave tunnel"),
            tunnel.Network?.ToString() ?? "", ValueChange.Renegotiates)),
    ];

    /// <inheritdoc/>
    public override string NameIn(BuiltState state) => state.NameOf(Connection);
}

/// <summary>Route auto-propagation of a gateway.</summary>
/// <param name="OnUsedGateway">The gateway is not the portal's.</param>
public sealed record BuiltPropagation(
    ResourceAddress Address, SideKey Side, string RegionId, ResourceAddress Gateway, bool OnUsedGateway, bool ToDevice)
    : BuiltResource(Address, Side, RegionId)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.RoutePropagation;

    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <summary>On a gateway of others it stays on: they may rely on it, and without BGP it does nothing.</summary>
    public override bool IsKept => OnUsedGateway;

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> Needs => [Gateway];

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> PartOf => [Gateway];

    /// <inheritdoc/>
    public override IEnumerable<BuiltValue> Values => [];

    /// <inheritdoc/>
    public override string NameIn(BuiltState state) => state.NameOf(Gateway);
}

/// <summary>Tunnels or BGP sessions that were seen to stand.</summary>
/// <param name="What"><see cref="ResourceKind.Tunnels"/> or <see cref="ResourceKind.BgpSessions"/>.</param>
/// <param name="Connection">The connection whose they are.</param>
/// <param name="On">All that had to be there before: when one of it is disturbed, the condition has to come about again.</param>
public sealed record BuiltCondition(
    ResourceAddress Address, SideKey Side, string RegionId, ResourceKind What, ResourceAddress Connection, EquatableArray<ResourceAddress> On, int Step)
    : BuiltResource(Address, Side, RegionId)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => What;

    /// <inheritdoc/>
    public override int DocumentedStep => Step;

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> Needs => On.Prepend(Connection).Distinct();

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> PartOf => Needs;

    /// <inheritdoc/>
    public override IEnumerable<BuiltValue> Values => [];

    /// <inheritdoc/>
    public override string NameIn(BuiltState state) => state.NameOf(Connection);
}
