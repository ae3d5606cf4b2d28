using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Two tunnels between one pair of addresses cannot be told apart.</summary>
public sealed class SiteIpConnected : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.ReusedGatewaysOf()
        from ip in draft.SiteIpsOf()
        let registered = reused.Side.RegisteredCustomerGateway(ip.Text)
        where registered is not null
        let connection = reused.Connections.FirstOrDefault(connection => Ends(connection, reused.Gateway.IsDualTunnel ? ip.Role : null, registered.Id))
        where connection is not null
        select new Diagnostic(
            "site-ip-connected", Severity.Error, ip.Path,
            new($"VPN网关{reused.Label.Zh}已有指向 {ip.Text} 的IPsec连接 {connection.Id}，同一对公网 IP 之间不能再建立一条隧道。", $"VPN gateway {reused.Label.En} has an IPsec connection to {ip.Text} already ({connection.Id}); there can be no other tunnel between the same pair of public IPs."),
            new("请更换公网 IP 或VPN网关，或先删除该IPsec连接。", "Take another public IP or VPN gateway, or delete that connection first."));

    /// <summary>A tunnel role of a dual-tunnel gateway has an address of its own; a single-tunnel gateway has one for all.</summary>
    private static bool Ends(ObservedIpsecConnection connection, TunnelRole? role, string customerGatewayId) => role is { } own
        ? connection.Tunnel(own)?.CustomerGatewayId == customerGatewayId
        : connection.CustomerGatewayId == customerGatewayId;
}
