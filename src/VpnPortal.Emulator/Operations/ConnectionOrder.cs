using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Checks CreateVpnConnection and builds the connection and its two tunnels.</summary>
internal static class ConnectionOrder
{
    private const int GeneratedPskLength = 16;

    public static Connection Read(Call call, Gateway gateway)
    {
        var p = call.Parameters;
        var name = Rules.Name(p);
        var local = Rules.Subnets("LocalSubnet", p.Required("LocalSubnet"), call.Quotas.Subnets);
        var remote = Rules.Subnets("RemoteSubnet", p.Required("RemoteSubnet"), call.Quotas.Subnets);
        var bgp = p.Flag("EnableTunnelsBgp") ?? false;
        var (immediately, autoRoute) = (p.Flag("EffectImmediately") ?? false, p.Flag("AutoConfigRoute") ?? true);
        var tunnels = Tunnels(call, gateway);
        var sessions = tunnels.Select(t => t.Bgp).OfType<BgpSettings>().ToList();
        if (bgp && sessions.Count < tunnels.Count)
            throw ApiException.Missing("TunnelBgpConfig");
        TunnelRequest.CheckBgp(call, gateway, null, sessions);
        var id = call.NewId("vco");
        return new()
        {
            Id = id,
            Region = gateway.Region,
            GatewayId = gateway.Id,
            Name = name ?? id,
            LocalSubnet = local,
            RemoteSubnet = remote,
            EffectImmediately = immediately,
            AutoConfigRoute = autoRoute,
            EnableTunnelsBgp = bgp,
            CreatedAt = call.Now,
            CreatedUntil = call.After(5, 20),
            NegotiationTime = call.Lasting(3, 8),
            Tunnels = tunnels,
        };
    }

    private static List<Tunnel> Tunnels(Call call, Gateway gateway)
    {
        var specifications = call.Parameters.Objects("TunnelOptionsSpecification");
        var roles = specifications.Select(s => s.Optional("Role")).Order(StringComparer.Ordinal);
        if (!roles.SequenceEqual(["master", "slave"], StringComparer.Ordinal))
        {
            throw ApiException.Bad(
                "VpnConnection.InvalidCreateTunnelOptions",
                "A dual-tunnel gateway needs TunnelOptionsSpecification with exactly one master and one slave tunnel.");
        }

        return [.. specifications.Select(s => Tunnel(call, gateway, s)).OrderByDescending(t => t.IsMaster)];
    }

    private static Tunnel Tunnel(Call call, Gateway gateway, Parameters p)
    {
        var customer = CustomerGateways.Find(call, p.Required("CustomerGatewayId"));
        var role = p.Required("Role");
        var defaults = new IkeSettings
        {
            Psk = Draw.Text(call.World, GeneratedPskLength),
            LocalId = role == "master" ? gateway.InternetIp : gateway.SecondInternetIp,
            RemoteId = customer.IpAddress,
        };
        return new()
        {
            Id = call.NewId("tun"),
            Role = role,
            CustomerGatewayId = customer.Id,
            EnableDpd = p.Flag("EnableDpd") ?? true,
            EnableNatTraversal = p.Flag("EnableNatTraversal") ?? true,
            Ike = TunnelRequest.Ike(p.Object("TunnelIkeConfig"), defaults),
            Ipsec = TunnelRequest.Ipsec(p.Object("TunnelIpsecConfig"), new()),
            Bgp = TunnelRequest.Bgp(p.Object("TunnelBgpConfig"), null),
        };
    }
}
