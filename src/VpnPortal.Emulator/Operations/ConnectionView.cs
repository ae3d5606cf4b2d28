using System.Globalization;
using System.Text.Json;
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
        var gateway = call.World.Gateways[connection.OwnerId];
        var view = Shared(call, gateway, connection, asText: true);
        view["ZoneNo"] = call.World.VSwitches[gateway.VSwitchId].Zone;
        view["Tags"] = Json(call.TagsOf(connection.Id));
        AddBgp(view, connection, withSwitch: true);
        return view;
    }

    /// <summary>Tags under "Tag", no ZoneNo, and a VpnBgpConfig without EnableBgp.</summary>
    public static object InList(Call call, Connection connection)
    {
        var view = Shared(call, call.World.Gateways[connection.OwnerId], connection, asText: true);
        view["Tag"] = Json(call.TagsOf(connection.Id));
        AddBgp(view, connection, withSwitch: false);
        return view;
    }

    /// <summary>The answer to a modification has real booleans and numbers in its tunnels, and nothing of what became of them.</summary>
    public static object Modified(Call call, Connection connection)
    {
        var view = Shared(call, call.World.Gateways[connection.OwnerId], connection, asText: false);
        AddBgp(view, connection, withSwitch: true);
        Drop(view, "State", "Status", "AttachType", "NetworkType", "InternetIp", "Spec", "CrossAccountAuthorized", "TunnelBandwidth");
        Drop(view["VcoHealthCheck"], "Status", "Policy");
        Drop(view["VpnBgpConfig"], "AuthKey");
        foreach (var tunnel in view["TunnelOptionsSpecification"]?["TunnelOptions"]?.AsArray() ?? [])
        {
            Drop(tunnel, "Status");
            Drop(tunnel!["TunnelBgpConfig"], "BgpStatus");
        }

        return view;
    }

    private static void Drop(JsonNode? node, params IReadOnlyList<string> fields)
    {
        foreach (var field in fields)
            node?.AsObject().Remove(field);
    }

    private static JsonObject Shared(Call call, Gateway gateway, Connection connection, bool asText)
    {
        var (first, isDual) = (connection.Tunnels[0], connection.IsDual);
        return Json(new
        {
            VpnConnectionId = connection.Id,
            VpnGatewayId = connection.OwnerId,
            CustomerGatewayId = isDual ? "" : first.CustomerGatewayId,
            connection.Name,
            connection.LocalSubnet,
            connection.RemoteSubnet,
            connection.EffectImmediately,
            CreateTime = connection.CreatedAt.Milliseconds(),
            State = connection.StateAt(call.Now),
            Status = Best(connection),
            AttachType = "VPNGW",
            gateway.NetworkType,
            gateway.InternetIp,
            Spec = $"{gateway.Bandwidth}M",
            gateway.ResourceGroupId,
            CrossAccountAuthorized = false,
            TunnelBandwidth = "Standard",
            EnableDpd = connection.Tunnels.All(t => t.EnableDpd),
            EnableNatTraversal = connection.Tunnels.All(t => t.EnableNatTraversal),
            EnableTunnelsBgp = isDual ? connection.EnableBgp : (bool?)null,
            IkeConfig = isDual ? null : TunnelView.Ike(first.Ike, asText: false),
            IpsecConfig = isDual ? null : TunnelView.Ipsec(first.Ipsec, asText: false),
            VcoHealthCheck = isDual ? null : Health(connection.Health),
            TunnelOptionsSpecification = isDual
                ? Paging.Wrap("TunnelOptions", connection.Tunnels.Select(t => TunnelView.Of(call, new TunnelEnd(gateway, connection, t), asText)))
                : null,
        });
    }

    /// <summary>The connection as a whole is as good as its better tunnel.</summary>
    private static string Best(Connection connection)
    {
        var states = connection.Tunnels.Select(t => t.Status).ToList();
        return states.Contains(Tunnel.Up) ? Tunnel.Up : states.Contains(Tunnel.Phase2Down) ? Tunnel.Phase2Down : Tunnel.Down;
    }

    private static object Health(HealthCheck? check) => new
    {
        Enable = check is null ? "false" : "true",
        Dip = check?.DestinationIp ?? "",
        Sip = check?.SourceIp ?? "",
        Interval = check?.Interval ?? 0,
        Retry = check?.Retry ?? 0,
        Status = check?.Status ?? "",
        Policy = "revoke_route",
    };

    private static void AddBgp(JsonObject view, Connection connection, bool withSwitch)
    {
        if (connection.IsDual || connection.Tunnels[0].Bgp is not { } bgp)
            return;
        var tunnel = connection.Tunnels[0];
        view["VpnBgpConfig"] = Json(new
        {
            EnableBgp = withSwitch ? connection.EnableBgp.ToString(CultureInfo.InvariantCulture).ToLowerInvariant() : null,
            bgp.LocalAsn,
            bgp.LocalBgpIp,
            tunnel.PeerAsn,
            PeerBgpIp = TunnelView.OtherHost(bgp.LocalBgpIp),
            bgp.TunnelCidr,
            Status = tunnel.IsBgpUp ? "success" : "failed",
            AuthKey = bgp.Key,
        });
    }

    private static JsonObject Json(object value) => JsonSerializer.SerializeToNode(value, WireJson.Options)!.AsObject();
}
