using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>ModifyVpnConnectionAttribute in its dual-tunnel form: everything is checked before anything changes.</summary>
internal static class ConnectionChange
{
    private sealed record TunnelChange(Tunnel Tunnel, string CustomerGatewayId, bool Dpd, bool Nat, IkeSettings Ike, IpsecSettings Ipsec, BgpSettings? Bgp)
    {
        public bool IsChange => Tunnel.CustomerGatewayId != CustomerGatewayId || Tunnel.EnableDpd != Dpd
            || Tunnel.EnableNatTraversal != Nat || Tunnel.Ike != Ike || Tunnel.Ipsec != Ipsec;

        public void Apply()
        {
            (Tunnel.CustomerGatewayId, Tunnel.EnableDpd, Tunnel.EnableNatTraversal) = (CustomerGatewayId, Dpd, Nat);
            (Tunnel.Ike, Tunnel.Ipsec, Tunnel.Bgp) = (Ike, Ipsec, Bgp);
        }
    }

    /// <summary>True when the tunnels have to negotiate again.</summary>
    public static bool Apply(Call call, Gateway gateway, Connection connection)
    {
        var p = call.Parameters;
        var name = Rules.Name(p);
        var local = Subnets(call, "LocalSubnet") ?? connection.LocalSubnet;
        var remote = Subnets(call, "RemoteSubnet") ?? connection.RemoteSubnet;
        var immediately = p.Flag("EffectImmediately") ?? connection.EffectImmediately;
        var autoRoute = p.Flag("AutoConfigRoute") ?? connection.AutoConfigRoute;
        var bgp = p.Flag("EnableTunnelsBgp") ?? connection.EnableTunnelsBgp;
        var tunnels = p.Objects("TunnelOptionsSpecification").Select(s => Read(call, connection, s)).ToList();
        CheckBgp(call, gateway, connection, bgp, tunnels);

        var renegotiate = tunnels.Exists(t => t.IsChange) || local != connection.LocalSubnet || remote != connection.RemoteSubnet
            || immediately != connection.EffectImmediately;
        connection.Name = name ?? connection.Name;
        (connection.LocalSubnet, connection.RemoteSubnet) = (local, remote);
        (connection.EffectImmediately, connection.AutoConfigRoute, connection.EnableTunnelsBgp) = (immediately, autoRoute, bgp);
        tunnels.ForEach(t => t.Apply());
        return renegotiate;
    }

    private static TunnelChange Read(Call call, Connection connection, Parameters p)
    {
        var (id, role) = (p.Optional("TunnelId"), p.Optional("Role"));
        if (id is null && role is null)
            throw ApiException.Missing("TunnelId");
        var tunnel = connection.Tunnels.FirstOrDefault(t => id is null ? t.Role == role : t.Id == id)
            ?? throw ApiException.NotFound("InvalidTunnelId.NotFound", "The specified TunnelId does not exist.");
        if (role is not null && role != tunnel.Role)
            throw ApiException.Invalid("Role", "The role of a tunnel is fixed.");
        var customer = p.Optional("CustomerGatewayId") is { } wanted ? CustomerGateways.Find(call, wanted).Id : tunnel.CustomerGatewayId;
        return new(
            tunnel,
            customer,
            p.Flag("EnableDpd") ?? tunnel.EnableDpd,
            p.Flag("EnableNatTraversal") ?? tunnel.EnableNatTraversal,
            TunnelRequest.Ike(p.Object("TunnelIkeConfig"), tunnel.Ike),
            TunnelRequest.Ipsec(p.Object("TunnelIpsecConfig"), tunnel.Ipsec),
            TunnelRequest.Bgp(p.Object("TunnelBgpConfig"), tunnel.Bgp));
    }

    private static void CheckBgp(Call call, Gateway gateway, Connection connection, bool bgp, List<TunnelChange> changes)
    {
        var sessions = connection.Tunnels
            .Select(t => changes.Find(c => c.Tunnel == t) is { } change ? change.Bgp : t.Bgp)
            .OfType<BgpSettings>().ToList();
        if (bgp && sessions.Count < connection.Tunnels.Count)
            throw ApiException.Missing("TunnelBgpConfig");
        TunnelRequest.CheckBgp(call, gateway, connection.Id, sessions);
    }

    private static string? Subnets(Call call, string name) =>
        call.Parameters.Optional(name) is { } text ? Rules.Subnets(name, text, call.Quotas.Subnets) : null;
}
