using System.Text.Json.Serialization;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>
/// One thing to do, as data: it can be stored, shown, resumed and compared, and holds no secret. Closed; discriminators are
/// fixed words and never type names.
/// </summary>
/// <param name="Address">What the step makes or waits for.</param>
/// <param name="Side">The side it belongs to.</param>
/// <param name="RegionId">Region of the call.</param>
/// <param name="DependsOn">Steps that must have succeeded before.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CreateVpnGatewayStep), "create_vpn_gateway")]
[JsonDerivedType(typeof(CreateCustomerGatewayStep), "create_customer_gateway")]
[JsonDerivedType(typeof(CreateIpsecConnectionStep), "create_ipsec_connection")]
[JsonDerivedType(typeof(CreateDestinationRouteStep), "create_destination_route")]
[JsonDerivedType(typeof(AwaitTunnelsStep), "await_tunnels")]
public abstract record PlanStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn)
{
    /// <summary>Documented step that it carries out, 1–5.</summary>
    [JsonIgnore]
    public abstract int DocumentedStep { get; }

    /// <summary>Name of the resource as the operator chose it.</summary>
    [JsonIgnore]
    public abstract string DisplayName { get; }

    /// <summary>
    /// The gateway that must be active, and on which nothing else may be under way, before the step may call. Null when free:
    /// only writes on one gateway exclude each other.
    /// </summary>
    [JsonIgnore]
    public virtual ResourceAddress? Lane => null;

    /// <summary>False for steps that only wait to see something.</summary>
    [JsonIgnore]
    public virtual bool Calls => true;

    /// <summary>How long it usually takes on the real cloud, as documented; <see cref="DurationHistory"/> knows better once there is some.</summary>
    [JsonIgnore]
    public abstract UsualDuration Usual { get; }
}

/// <summary>Order a dual-tunnel gateway and wait until it is active.</summary>
public sealed record CreateVpnGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, VpnGateway Gateway)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 1;

    /// <inheritdoc/>
    public override string DisplayName => Gateway.Name;

    /// <inheritdoc/>
    public override UsualDuration Usual => new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));
}

/// <summary>Register a public IP of the peer's gateway, once that gateway is active and its IPs are known.</summary>
/// <param name="PeerGateway">Gateway whose public IP it stands for.</param>
/// <param name="Role">Which of the two IPs.</param>
public sealed record CreateCustomerGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    CustomerGateway CustomerGateway, ResourceAddress PeerGateway, TunnelRole Role)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 2;

    /// <inheritdoc/>
    public override string DisplayName => CustomerGateway.Name;

    /// <inheritdoc/>
    public override UsualDuration Usual => new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
}

/// <summary>Create a dual-tunnel connection on a side's gateway.</summary>
/// <param name="Gateway">Own gateway.</param>
/// <param name="PeerGateway">The peer's gateway, whose IPs are the remote ids.</param>
/// <param name="Crypto">Proposals of both tunnels.</param>
/// <param name="Tunnels">Master first; the keys stay in the secret store under their draft paths.</param>
public sealed record CreateIpsecConnectionStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    IpsecConnection Connection, ResourceAddress Gateway, ResourceAddress PeerGateway, CryptoProfile Crypto, EquatableArray<Tunnel> Tunnels)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 3;

    /// <inheritdoc/>
    public override string DisplayName => Connection.Name;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
}

/// <summary>Send a network of the peer into the connection.</summary>
/// <param name="Gateway">Gateway that holds the route.</param>
/// <param name="Connection">Next hop.</param>
/// <param name="Destination">Network of the peer.</param>
/// <param name="PublishToVpc">Write it into the VPC's system route table, too.</param>
public sealed record CreateDestinationRouteStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Gateway, ResourceAddress Connection, Cidr Destination, bool PublishToVpc)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <summary>Required by the API and without effect on a dual-tunnel gateway.</summary>
    public const int Weight = 100;

    /// <inheritdoc/>
    public override int DocumentedStep => 4;

    /// <inheritdoc/>
    public override string DisplayName => Destination.ToString();

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
}

/// <summary>Wait until both tunnels of a connection have negotiated both phases.</summary>
/// <param name="Connection">The connection whose tunnels are watched.</param>
/// <param name="ConnectionName">Its name.</param>
public sealed record AwaitTunnelsStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Connection, string ConnectionName)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 5;

    /// <inheritdoc/>
    public override string DisplayName => ConnectionName;

    /// <inheritdoc/>
    public override bool Calls => false;

    /// <inheritdoc/>
    public override UsualDuration Usual => new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60));
}
