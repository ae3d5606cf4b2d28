using System.Text.Json.Nodes;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>A connection as the three calls show it, with the differences of type between them.</summary>
internal static class ConnectionView
{
    /// <summary>Tags under "Tags", tunnel numbers as strings.</summary>
    public static object Single(Call call, Connection connection)
    {
        var gateway = call.FindGateway(connection.GatewayId);
        var view = Shared(call, gateway, connection, asText: true);
        view["ZoneNo"] = call.World.VSwitch(gateway.VSwitchId).Zone;
        view["Tags"] = Json(call.TagsOf(connection.Id));
        return view;
    }

    /// <summary>Tags under "Tag" and no ZoneNo.</summary>
    public static object InList(Call call, Connection connection)
    {
        var view = Shared(call, call.FindGateway(connection.GatewayId), connection, asText: true);
        view["Tag"] = Json(call.TagsOf(connection.Id));
        return view;
    }

    /// <summary>The answer to a modification has real booleans and numbers in its tunnels.</summary>
    public static object Modified(Call call, Connection connection) =>
        Shared(call, call.FindGateway(connection.GatewayId), connection, asText: false);

    private static JsonObject Shared(Call call, Gateway gateway, Connection connection, bool asText) => Json(new
    {
        VpnConnectionId = connection.Id,
        VpnGatewayId = connection.GatewayId,
        CustomerGatewayId = "",
        connection.Name,
        connection.LocalSubnet,
        connection.RemoteSubnet,
        connection.EffectImmediately,
        CreateTime = connection.CreatedAt.Milliseconds(),
        State = connection.StateAt(call.Now),
        Status = Negotiation.Status(call.World, gateway, connection, call.Now),
        AttachType = "VPNGW",
        gateway.NetworkType,
        gateway.InternetIp,
        Spec = $"{gateway.Bandwidth}M",
        gateway.ResourceGroupId,
        CrossAccountAuthorized = false,
        TunnelBandwidth = "Standard",
        EnableDpd = connection.Tunnels.All(t => t.EnableDpd),
        EnableNatTraversal = connection.Tunnels.All(t => t.EnableNatTraversal),
        connection.EnableTunnelsBgp,
        TunnelOptionsSpecification = Paging.Wrap("TunnelOptions", connection.Tunnels.Select(t =>
            TunnelView.Of(call, new TunnelEnd(gateway, connection, t), asText))),
    });

    private static JsonObject Json(object value) =>
        System.Text.Json.JsonSerializer.SerializeToNode(value, WireJson.Options)!.AsObject();
}
