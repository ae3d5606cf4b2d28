using System.Text.Json;
using System.Text.Json.Serialization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>
/// Name of a resource inside a deployment, for example <c>vpn_gateway.side1</c>. Steps refer to addresses; the cloud's id of a
/// resource is an output of its step and unknown until the step ran.
/// </summary>
[JsonConverter(typeof(ResourceAddressConverter))]
public readonly record struct ResourceAddress(string Value) : IComparable<ResourceAddress>
{
    /// <summary>What stands there.</summary>
    public ResourceKind Kind => Value.Split('.')[0] switch
    {
        "vpn_gateway" => ResourceKind.VpnGateway,
        "customer_gateway" => ResourceKind.CustomerGateway,
        "ipsec_connection" => ResourceKind.IpsecConnection,
        "bgp" => ResourceKind.Bgp,
        "route_propagation" => ResourceKind.RoutePropagation,
        "destination_route" => ResourceKind.DestinationRoute,
        "tunnels" => ResourceKind.Tunnels,
        "bgp_sessions" => ResourceKind.BgpSessions,
        _ => throw new FormatException($"{Value} is no address of a resource."),
    };

    /// <summary>The VPN gateway of a side.</summary>
    public static ResourceAddress VpnGateway(SideKey side) => new($"vpn_gateway.{side.Name()}");

    /// <summary>The customer gateway that a side's connection uses for a tunnel role.</summary>
    public static ResourceAddress CustomerGateway(SideKey side, TunnelRole role) => new($"customer_gateway.{side.Name()}.{role.Name()}");

    /// <summary>The IPsec connection of a side.</summary>
    public static ResourceAddress IpsecConnection(SideKey side) => new($"ipsec_connection.{side.Name()}");

    /// <summary>One of the two single-tunnel connections of the classic design.</summary>
    public static ResourceAddress IpsecConnection(SideKey side, TunnelRole role) => new($"ipsec_connection.{side.Name()}.{role.Name()}");

    /// <summary>A destination route on a side's gateway.</summary>
    public static ResourceAddress DestinationRoute(SideKey side, Cidr destination) => new($"destination_route.{side.Name()}.{destination}");

    /// <summary>A destination route into one of the two single-tunnel connections.</summary>
    public static ResourceAddress DestinationRoute(SideKey side, TunnelRole role, Cidr destination) =>
        new($"destination_route.{side.Name()}.{role.Name()}.{destination}");

    /// <summary>BGP on a side's connection.</summary>
    public static ResourceAddress Bgp(SideKey side) => new($"bgp.{side.Name()}");

    /// <summary>Route auto-propagation of a side's gateway.</summary>
    public static ResourceAddress RoutePropagation(SideKey side) => new($"route_propagation.{side.Name()}");

    /// <summary>The negotiated tunnels of a side's connection.</summary>
    public static ResourceAddress Tunnels(SideKey side) => new($"tunnels.{side.Name()}");

    /// <summary>The negotiated tunnel of one of the two single-tunnel connections.</summary>
    public static ResourceAddress Tunnels(SideKey side, TunnelRole role) => new($"tunnels.{side.Name()}.{role.Name()}");

    /// <summary>The BGP sessions of a side's connection.</summary>
    public static ResourceAddress BgpSessions(SideKey side) => new($"bgp_sessions.{side.Name()}");

    /// <summary>The taking away of what stands at an address: a step of its own, since the same plan may put something new there.</summary>
    public static ResourceAddress Removal(ResourceAddress target) => new($"removal.{target}");

    /// <inheritdoc/>
    public int CompareTo(ResourceAddress other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

internal sealed class ResourceAddressConverter : JsonConverter<ResourceAddress>
{
    public override ResourceAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ResourceAddress value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override ResourceAddress ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, ResourceAddress value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
