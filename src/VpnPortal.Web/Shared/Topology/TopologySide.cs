using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>One side of the drawing. Closed: a VPC with its gateway, or a data centre with its device.</summary>
/// <param name="Name">Name of the VPC or of the data centre.</param>
/// <param name="Subnets">Its networks that the peer reaches.</param>
/// <param name="Routing">How its traffic finds the peer; null when nothing is planned.</param>
public abstract record TopologySide(SideKey Key, string? Name, string? Subnets, TopologyRouting? Routing)
{
    /// <summary>Its autonomous system.</summary>
    public abstract string? Asn { get; }

    /// <summary>How many ends its tunnels have here: two, or one that both share.</summary>
    public abstract int EndCount { get; }

    /// <summary>Name of its element in the drawing.</summary>
    public abstract string Element { get; }

    /// <summary>Public address at which a tunnel ends here.</summary>
    public abstract string? PublicIp(TunnelRole role);

    /// <summary>Position of a tunnel's end among the ends.</summary>
    protected int EndOf(TunnelRole role) => Math.Min((int)role, EndCount) - 1;
}

/// <summary>A VPC with its gateway.</summary>
/// <param name="Connection">The connection that holds both tunnels; null on single-tunnel gateways, where each tunnel is one.</param>
public sealed record VpcSide(
    SideKey Key, string? RegionId, string? Name, string? Subnets, TopologyGateway Gateway, TopologyConnection? Connection, TopologyRouting? Routing)
    : TopologySide(Key, Name, Subnets, Routing)
{
    /// <inheritdoc/>
    public override string? Asn => Gateway.Asn;

    /// <inheritdoc/>
    public override int EndCount => Gateway.Ends.Count;

    /// <inheritdoc/>
    public override string Element => TopologyElement.Gateway(Key);

    /// <summary>The end of a tunnel.</summary>
    public GatewayEnd End(TunnelRole role) => Gateway.Ends[EndOf(role)];

    /// <inheritdoc/>
    public override string? PublicIp(TunnelRole role) => End(role).PublicIp;
}

/// <summary>A data centre with the device in front of it.</summary>
public sealed record DataCentreSide(SideKey Key, string? Name, string? Subnets, TopologyDevice Device, TopologyRouting? Routing)
    : TopologySide(Key, Name, Subnets, Routing)
{
    /// <inheritdoc/>
    public override string? Asn => Device.Asn;

    /// <inheritdoc/>
    public override int EndCount => Device.PublicIps.Count;

    /// <inheritdoc/>
    public override string Element => TopologyElement.Device(Key);

    /// <inheritdoc/>
    public override string? PublicIp(TunnelRole role) => Device.PublicIps[EndOf(role)];
}

/// <summary>A VPN gateway.</summary>
/// <param name="Ends">Two on a dual-tunnel gateway, master first; one on a single-tunnel gateway.</param>
public sealed record TopologyGateway(string? Name, DisplayState State, string? Asn, EquatableArray<GatewayEnd> Ends)
{
    /// <summary>A dual-tunnel gateway.</summary>
    public TopologyGateway(string? name, DisplayState state, string? asn, GatewayEnd master, GatewayEnd slave)
        : this(name, state, asn, new[] { master, slave }.ToEquatableArray())
    {
    }
}

/// <summary>Where a tunnel ends on a gateway.</summary>
/// <param name="ZoneId">Zone of the vSwitch.</param>
/// <param name="PublicIp">Public address, known once the gateway is active.</param>
public sealed record GatewayEnd(string? ZoneId, string? VSwitchName, string? PublicIp);

/// <summary>The device that ends the tunnels outside of the cloud.</summary>
/// <param name="Name">What it is called; null where nobody gave it a name.</param>
/// <param name="Model">Maker and model line, for example <c>Cisco IOS XE</c>.</param>
/// <param name="Asn">Its autonomous system; null when it has none or none is known yet.</param>
/// <param name="PublicIps">Two, master first, or one that both tunnels share.</param>
public sealed record TopologyDevice(string? Name, string? Model, string? Asn, EquatableArray<string?> PublicIps);
