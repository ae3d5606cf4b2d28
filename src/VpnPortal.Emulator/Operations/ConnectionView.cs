using System.Text.Json;
using System.Text.Json.Nodes;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>A connection as the three calls show it, with the differences of type between them.</summary>
internal static class ConnectionView
{
    private enum Form
    {
        /// <summary>Tags under "Tags", with ZoneNo.</summary>
        Single,

        /// <summary>Tags under "Tag", no ZoneNo, and a VpnBgpConfig without EnableBgp.</summary>
        Listed,

        /// <summary>Real booleans and numbers in the tunnels, no tags.</summary>
        Changed,
    }

    public static object Single(Call call, Connection connection) => View(call, connection, Form.Single);

    public static object InList(Call call, Connection connection) => View(call, connection, Form.Listed);

    /// <summary>The answer to a modification tells nothing of what became of the tunnels.</summary>
    public static object Modified(Call call, Connection connection)
    {
        var view = JsonSerializer.SerializeToNode(View(call, connection, Form.Changed), WireJson.Options)!.AsObject();
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

    private static object View(Call call, Connection connection, Form form)
    {
        var (gateway, first, isDual) = (call.World.Gateways[connection.OwnerId], connection.Tunnels[0], connection.IsDual);
        return new
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
                ? Paging.Wrap("TunnelOptions", connection.Tunnels.Select(t => TunnelView.Of(call, new TunnelEnd(gateway, connection, t), form != Form.Changed)))
                : null,
            ZoneNo = form == Form.Single ? call.World.VSwitches[gateway.VSwitchId].Zone : null,
            Tags = form == Form.Single ? call.TagsOf(connection.Id) : null,
            Tag = form == Form.Listed ? call.TagsOf(connection.Id) : null,
            VpnBgpConfig = isDual || first.Bgp is not { } bgp ? null : Bgp(connection, first, bgp, withSwitch: form != Form.Listed),
        };
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

    private static object Bgp(Connection connection, Tunnel tunnel, BgpSettings bgp, bool withSwitch) => new
    {
        EnableBgp = withSwitch ? (connection.EnableBgp ? "true" : "false") : null,
        bgp.LocalAsn,
        bgp.LocalBgpIp,
        tunnel.PeerAsn,
        PeerBgpIp = TunnelView.OtherHost(bgp.LocalBgpIp),
        bgp.TunnelCidr,
        Status = tunnel.IsBgpUp ? "success" : "failed",
        AuthKey = bgp.Key,
    };
}
