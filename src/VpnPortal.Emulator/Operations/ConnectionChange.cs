using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Changes of a connection or of one of its tunnels: everything is checked before anything changes.</summary>
internal static class ConnectionChange
{
    private sealed record TunnelChange(Tunnel Tunnel, CustomerGateway Customer, bool Dpd, bool Nat, IkeSettings Ike, IpsecSettings Ipsec, BgpSettings? Bgp)
    {
        public bool Renegotiates => Tunnel.CustomerGatewayId != Customer.Id || Tunnel.EnableDpd != Dpd
            || Tunnel.EnableNatTraversal != Nat || Tunnel.Ike != Ike || Tunnel.Ipsec != Ipsec;

        public void Apply()
        {
            (Tunnel.CustomerGatewayId, Tunnel.RemoteIp, Tunnel.PeerAsn) = (Customer.Id, Customer.IpAddress, Customer.Asn);
            (Tunnel.EnableDpd, Tunnel.EnableNatTraversal) = (Dpd, Nat);
            (Tunnel.Ike, Tunnel.Ipsec, Tunnel.Bgp) = (Ike, Ipsec, Bgp);
        }
    }

    /// <summary>The tunnels that have to negotiate again.</summary>
    public static IReadOnlyCollection<Tunnel> Apply(Call call, Gateway gateway, Connection connection)
    {
        var p = call.Parameters;
        var local = p.Optional("LocalSubnet") is null ? connection.LocalSubnet : TunnelRequest.Subnets(call, "LocalSubnet");
        var remote = p.Optional("RemoteSubnet") is null ? connection.RemoteSubnet : TunnelRequest.Subnets(call, "RemoteSubnet");
        var immediately = p.Flag("EffectImmediately") ?? connection.EffectImmediately;
        var bgp = p.Flag(connection.IsDual ? "EnableTunnelsBgp" : "BgpConfig.EnableBgp") ?? connection.EnableBgp;
        var changes = Changes(call, connection);
        CheckBgp(call, gateway, connection, bgp, changes);
        var health = connection.IsDual ? null : TunnelRequest.Health(p.Object("HealthCheckConfig"), connection.Health);

        var everything = local != connection.LocalSubnet || remote != connection.RemoteSubnet || immediately != connection.EffectImmediately;
        var again = connection.Tunnels.Where(t => everything || changes.Exists(c => c.Tunnel == t && c.Renegotiates)).ToList();
        connection.Name = p.Optional("Name") ?? connection.Name;
        (connection.LocalSubnet, connection.RemoteSubnet, connection.EffectImmediately) = (local, remote, immediately);
        (connection.AutoConfigRoute, connection.EnableBgp) = (p.Flag("AutoConfigRoute") ?? connection.AutoConfigRoute, bgp);
        connection.Health = health;
        changes.ForEach(c => c.Apply());
        return again;
    }

    /// <summary>ModifyTunnelAttribute cannot switch BGP on.</summary>
    public static (Tunnel Tunnel, bool Renegotiates) ApplyToTunnel(Call call, Gateway gateway, Connection connection)
    {
        var tunnel = FindTunnel(connection, call.Parameters.Required("TunnelId"));
        var change = Read(call, tunnel, call.Parameters.Object("TunnelOptionsSpecification"), "Tunnel");
        CheckBgp(call, gateway, connection, connection.EnableBgp, [change]);
        var renegotiates = change.Renegotiates;
        change.Apply();
        return (tunnel, renegotiates);
    }

    private static List<TunnelChange> Changes(Call call, Connection connection)
    {
        var p = call.Parameters;
        var specifications = p.Objects("TunnelOptionsSpecification");
        if (!connection.IsDual && specifications.Count > 0)
            throw ApiException.Bad("VpnConnection.InvalidCreateTunnelOptions", "A single-tunnel connection takes no TunnelOptionsSpecification.");
        if (!connection.IsDual)
            return [Read(call, connection.Tunnels[0], p, "")];
        ConnectionOrder.RefuseSingleForm(p);
        var named = specifications.Select(s => (Tunnel: ByIdOrRole(connection, s), Specification: s)).ToList();
        return named.DistinctBy(n => n.Tunnel).Count() == named.Count
            ? [.. named.Select(n => Read(call, n.Tunnel, n.Specification, "Tunnel"))]
            : throw ApiException.Bad("InvalidParameter.Duplicate", "TunnelOptionsSpecification names a tunnel twice.");
    }

    private static Tunnel ByIdOrRole(Connection connection, Parameters p)
    {
        var (id, role) = (p.Optional("TunnelId"), p.Optional("Role"));
        if (id is null && role is null)
            throw ApiException.Missing("TunnelId");
        var tunnel = id is null ? connection.Tunnels.First(t => t.Role == role) : FindTunnel(connection, id);
        return role is null || role == tunnel.Role ? tunnel : throw ApiException.Invalid("Role", "The role of a tunnel is fixed.");
    }

    private static Tunnel FindTunnel(Connection connection, string id) => connection.Tunnels.FirstOrDefault(t => t.Id == id)
        ?? throw ApiException.NotFound("InvalidTunnelId.NotFound", "The specified TunnelId does not exist.");

    private static TunnelChange Read(Call call, Tunnel tunnel, Parameters p, string prefix)
    {
        // The customer gateway of a single-tunnel connection cannot be exchanged.
        var wanted = prefix.Length > 0 ? p.Optional("CustomerGatewayId") : null;
        var customer = CustomerGateways.Find(call, wanted ?? tunnel.CustomerGatewayId);
        return new(
            tunnel,
            customer,
            p.Flag("EnableDpd") ?? tunnel.EnableDpd,
            p.Flag("EnableNatTraversal") ?? tunnel.EnableNatTraversal,
            TunnelRequest.Ike(p.Object(prefix + "IkeConfig"), tunnel.Ike),
            TunnelRequest.Ipsec(p.Object(prefix + "IpsecConfig"), tunnel.Ipsec),
            TunnelRequest.Bgp(p.Object(prefix + "BgpConfig"), tunnel.Bgp, customer));
    }

    private static void CheckBgp(Call call, Gateway gateway, Connection connection, bool isOn, List<TunnelChange> changes) => TunnelRequest.CheckBgp(
        call, gateway, connection.Id, isOn, [.. connection.Tunnels.Select(t => changes.Find(c => c.Tunnel == t) is { } change ? change.Bgp : t.Bgp)]);
}
