using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>A cloud end with the gateway that it uses again.</summary>
internal sealed record ReusedGateway(SideReading Side, ObservedVpnGateway Gateway)
{
    /// <summary>Where it was chosen.</summary>
    public string Path => FieldPaths.ExistingGateway(Side.Key);

    /// <summary>Its name and id, for a sentence.</summary>
    public BilingualText Label => Gateway.Name.Length > 0 && Gateway.Name != Gateway.Id
        ? new($"“{Gateway.Name}”（{Gateway.Id}）", $"“{Gateway.Name}” ({Gateway.Id})") : new(Gateway.Id, Gateway.Id);

    /// <summary>Connections that it has already.</summary>
    public IEnumerable<ObservedIpsecConnection> Connections => Side.Landscape!.Connections.Where(connection => connection.VpnGatewayId == Gateway.Id);

    /// <summary>Destination routes that it has already.</summary>
    public IEnumerable<ObservedDestinationRoute> Routes => Side.Landscape!.Routes.Where(route => route.VpnGatewayId == Gateway.Id);
}

/// <summary>Finds them.</summary>
internal static class ReusedGateways
{
    /// <summary>The gateways that are used again and were found in their region.</summary>
    public static IEnumerable<ReusedGateway> ReusedGatewaysOf(this DraftReading draft) =>
        from side in draft.Sides
        where side.ReusesGateway && side.ExistingGateway is not null
        select new ReusedGateway(side, side.ExistingGateway!);

    /// <summary>Tunnel networks that reused gateways have in use.</summary>
    public static IEnumerable<Cidr> InsideCidrsInUse(this DraftReading draft) =>
        from reused in draft.ReusedGatewaysOf()
        from connection in reused.Connections
        from tunnel in connection.Tunnels
        let cidr = CidrText.Read(tunnel.Bgp?.TunnelCidr ?? "").Value
        where cidr is not null
        select cidr.Value;
}
