using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Topology;

/// <summary>What the operator wants to exist. Immutable; holds no cloud id of anything still to be made, and no secret.</summary>
/// <param name="Name">Name of the deployment.</param>
/// <param name="Scenario">Which of the documented designs, with its parts.</param>
public sealed record VpnTopology(string Name, Scenario Scenario);

/// <summary>How the two ends are built. Closed: every consumer switches over all cases.</summary>
/// <param name="Crypto">Proposals, the same on both ends and both tunnels by construction.</param>
/// <param name="Master">Tunnel 1.</param>
/// <param name="Slave">Tunnel 2.</param>
public abstract record Scenario(CryptoProfile Crypto, Tunnel Master, Tunnel Slave)
{
    /// <summary>Stable key, for example <c>vpc-to-vpc</c>.</summary>
    public abstract string Key { get; }

    /// <summary>How routes come about.</summary>
    public abstract RoutingMode Routing { get; }

    /// <summary>The ends in the cloud, in documented order: one or two.</summary>
    public abstract IReadOnlyList<VpcSide> CloudSides { get; }

    /// <summary>The data centre, or null when both ends are VPCs.</summary>
    public virtual DataCentre? Site => null;

    /// <summary>The tunnel with that role.</summary>
    public Tunnel TunnelOf(TunnelRole role) => role == TunnelRole.Master ? Master : Slave;

    /// <summary>Networks of an end, VPC or data centre.</summary>
    public EquatableArray<Cidr> SubnetsOf(SideKey key) => FindSide(key)?.Subnets ?? Site!.Subnets;

    /// <summary>ASN of an end, VPC or data centre.</summary>
    public long AsnOf(SideKey key) => FindSide(key)?.Asn ?? Site!.Asn;

    /// <summary>The cloud end with that key, or null when that end is a data centre.</summary>
    public VpcSide? FindSide(SideKey key) => CloudSides.FirstOrDefault(side => side.Key == key);

    private protected static IReadOnlyList<VpcSide> List(params VpcSide[] sides) => sides;
}

/// <summary>Two VPCs, a dual-tunnel gateway in each, joined by one IPsec connection on either side.</summary>
/// <param name="One">VPC1 and what is built in it.</param>
/// <param name="Two">VPC2 and what is built in it.</param>
/// <param name="Routing">Destination routes or BGP.</param>
public sealed record VpcToVpc(VpcSide One, VpcSide Two, CryptoProfile Crypto, Tunnel Master, Tunnel Slave, RoutingMode Routing = RoutingMode.Static)
    : Scenario(Crypto, Master, Slave)
{
    /// <inheritdoc/>
    public override string Key => ScenarioKeys.VpcToVpc;

    /// <inheritdoc/>
    public override RoutingMode Routing { get; } = Routing;

    /// <inheritdoc/>
    public override IReadOnlyList<VpcSide> CloudSides => List(One, Two);

    /// <summary>The side with that key.</summary>
    public VpcSide Side(SideKey key) => key == SideKey.One ? One : Two;
}

/// <summary>A VPC with a dual-tunnel gateway, and a device with two public IPs: tunnel 1 ends on the first, tunnel 2 on the second.</summary>
/// <param name="Cloud">The VPC and what is built in it.</param>
/// <param name="DataCentre">The other end.</param>
/// <param name="Routing">Destination routes or BGP.</param>
public sealed record OnPremises(VpcSide Cloud, DataCentre DataCentre, CryptoProfile Crypto, Tunnel Master, Tunnel Slave, RoutingMode Routing)
    : Scenario(Crypto, Master, Slave)
{
    /// <inheritdoc/>
    public override string Key => ScenarioKeys.OnPremises;

    /// <inheritdoc/>
    public override RoutingMode Routing { get; } = Routing;

    /// <inheritdoc/>
    public override IReadOnlyList<VpcSide> CloudSides => List(Cloud);

    /// <inheritdoc/>
    public override DataCentre Site => DataCentre;
}

/// <summary>
/// Two single-tunnel connections with health checks on a gateway that is there already. "Tunnel" 1 is the connection with weight 100,
/// "tunnel" 2 the one with weight 0.
/// </summary>
/// <param name="Cloud">The VPC, its gateway, and what the two connections share.</param>
/// <param name="DataCentre">The other end.</param>
/// <param name="MasterConnection">Connection to the first public IP.</param>
/// <param name="SlaveConnection">Connection to the second public IP.</param>
public sealed record OnPremisesClassic(
    VpcSide Cloud, DataCentre DataCentre, CryptoProfile Crypto, Tunnel Master, Tunnel Slave, ClassicConnection MasterConnection, ClassicConnection SlaveConnection)
    : Scenario(Crypto, Master, Slave)
{
    /// <inheritdoc/>
    public override string Key => ScenarioKeys.OnPremisesClassic;

    /// <inheritdoc/>
    public override RoutingMode Routing => RoutingMode.Static;

    /// <inheritdoc/>
    public override IReadOnlyList<VpcSide> CloudSides => List(Cloud);

    /// <inheritdoc/>
    public override DataCentre Site => DataCentre;

    /// <summary>The connection that stands for a tunnel role.</summary>
    public ClassicConnection ConnectionOf(TunnelRole role) => role == TunnelRole.Master ? MasterConnection : SlaveConnection;
}

/// <summary>How routes come about.</summary>
public enum RoutingMode
{
    /// <summary>Destination routes on the gateways.</summary>
    Static,

    /// <summary>BGP sessions in the tunnels, and route auto-propagation.</summary>
    Bgp,
}
