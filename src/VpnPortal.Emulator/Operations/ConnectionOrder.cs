using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Checks CreateVpnConnection and builds the connection with the tunnels that the gateway has.</summary>
internal static class ConnectionOrder
{
    private const int GeneratedPskLength = 16;

    private static readonly string[] SingleForm = ["IkeConfig", "IpsecConfig", "BgpConfig", "HealthCheckConfig"];

    public static Connection Read(Call call, Gateway gateway)
    {
        var p = call.Parameters;
        var (local, remote) = (TunnelRequest.Subnets(call, "LocalSubnet"), TunnelRequest.Subnets(call, "RemoteSubnet"));
        var tunnels = gateway.IsDual ? DualTunnels(call, gateway) : [SingleTunnel(call, gateway)];
        var bgp = p.Flag(gateway.IsDual ? "EnableTunnelsBgp" : "BgpConfig.EnableBgp") ?? false;
        TunnelRequest.CheckBgp(call, gateway, null, bgp, [.. tunnels.Select(t => t.Bgp)]);
        var (id, ready, lasting) = (call.NewId("vco"), call.After(5, 20), call.Lasting(3, 8));
        tunnels.ForEach(t => (t.NegotiateFrom, t.NegotiationTime) = (ready, lasting));
        return new()
        {
            Id = id,
            Region = gateway.Region,
            OwnerId = gateway.Id,
            Name = p.Optional("Name") ?? id,
            LocalSubnet = local,
            RemoteSubnet = remote,
            EffectImmediately = p.Flag("EffectImmediately") ?? false,
            AutoConfigRoute = p.Flag("AutoConfigRoute") ?? true,
            EnableBgp = bgp,
            Health = gateway.IsDual ? null : TunnelRequest.Health(p.Object("HealthCheckConfig"), null),
            CreatedAt = call.Now,
            CreatedUntil = ready,
            ReadyAt = ready,
            Tunnels = tunnels,
        };
    }

    private static List<Tunnel> DualTunnels(Call call, Gateway gateway)
    {
        var specifications = call.Parameters.Objects("TunnelOptionsSpecification");
        var roles = specifications.Select(s => s.Optional("Role")).Order(StringComparer.Ordinal);
        if (!roles.SequenceEqual([Tunnel.Master, Tunnel.Slave], StringComparer.Ordinal))
            throw WrongForm("A dual-tunnel gateway needs TunnelOptionsSpecification with exactly one master and one slave tunnel.");
        RefuseSingleForm(call.Parameters);
        return
        [
            .. specifications
                .Select(s => Build(call, s, s.Required("Role"), s.Required("Role") == Tunnel.Master ? gateway.InternetIp : gateway.SecondInternetIp!, "Tunnel"))
                .OrderByDescending(t => t.IsMaster),
        ];
    }

    private static Tunnel SingleTunnel(Call call, Gateway gateway)
    {
        var p = call.Parameters;
        if (p.Objects("TunnelOptionsSpecification").Count > 0 || p.Flag("EnableTunnelsBgp") == true)
            throw WrongForm("A single-tunnel gateway takes no TunnelOptionsSpecification.");
        _ = p.Required("CustomerGatewayId");
        return Build(call, p, "", gateway.InternetIp, "");
    }

    /// <param name="prefix">"Tunnel" where the objects are called TunnelIkeConfig, empty where IkeConfig.</param>
    private static Tunnel Build(Call call, Parameters p, string role, string localIp, string prefix)
    {
        var customer = CustomerGateways.Find(call, p.Required("CustomerGatewayId"));
        var defaults = new IkeSettings { Psk = Draw.Text(call.World, GeneratedPskLength), LocalId = localIp, RemoteId = customer.IpAddress };
        return new()
        {
            Id = call.NewId("tun"),
            Role = role,
            LocalIp = localIp,
            RemoteIp = customer.IpAddress,
            CustomerGatewayId = customer.Id,
            PeerAsn = customer.Asn,
            EnableDpd = p.Flag("EnableDpd") ?? true,
            EnableNatTraversal = p.Flag("EnableNatTraversal") ?? true,
            Ike = TunnelRequest.Ike(p.Object(prefix + "IkeConfig"), defaults),
            Ipsec = TunnelRequest.Ipsec(p.Object(prefix + "IpsecConfig"), new()),
            Bgp = TunnelRequest.Bgp(p.Object(prefix + "BgpConfig"), null, customer),
        };
    }

    public static void RefuseSingleForm(Parameters p)
    {
        if (SingleForm.Any(name => p.Optional(name) is not null))
            throw WrongForm($"A dual-tunnel gateway takes none of {string.Join(", ", SingleForm)}.");
    }

    private static ApiException WrongForm(string message) => ApiException.Bad("VpnConnection.InvalidCreateTunnelOptions", message);
}
