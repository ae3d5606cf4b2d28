using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Runs;

/// <summary>Parameters of CreateVpnConnection in both of its forms.</summary>
internal static class ConnectionParameters
{
    public static IEnumerable<CallParameter> Of(CreateIpsecConnectionStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        new("Name", step.Connection.Name),
        outputs.Parameter("VpnGatewayId", step.Gateway, OutputKeys.Id),
        new("LocalSubnet", Cidr.Any.ToString()),
        new("RemoteSubnet", Cidr.Any.ToString()),
        new("EffectImmediately", PlannedCall.Flag(step.Connection.EffectImmediately)),
        new("EnableTunnelsBgp", "false"),
        .. step.Tunnels.SelectMany(tunnel => Tunnel(step, tunnel.Role, outputs)),
    ];

    /// <summary>IkeConfig, IpsecConfig and HealthCheckConfig travel as JSON; their members are shown one by one.</summary>
    public static IEnumerable<CallParameter> Of(CreateClassicConnectionStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        new("Name", step.Connection.Name),
        outputs.Parameter("VpnGatewayId", step.Gateway, OutputKeys.Id),
        outputs.Parameter("CustomerGatewayId", step.CustomerGateway, OutputKeys.Id),
        new("LocalSubnet", Cidr.Any.ToString()),
        new("RemoteSubnet", Cidr.Any.ToString()),
        new("EffectImmediately", PlannedCall.Flag(step.EffectImmediately)),
        new("EnableDpd", "true"),
        new("EnableNatTraversal", "true"),
        new("IkeConfig.Psk", "", IsSecret: true),
        outputs.Parameter("IkeConfig.LocalId", step.Gateway, OutputKeys.InternetIp),
        outputs.Parameter("IkeConfig.RemoteId", step.CustomerGateway, OutputKeys.IpAddress),
        .. Proposals("IkeConfig.", "IpsecConfig.", step.Crypto),
        .. Health(step.Connection.HealthCheck),
    ];

    public static IEnumerable<CallParameter> Health(HealthCheck check) =>
    [
        new("HealthCheckConfig.enable", "true"),
        new("HealthCheckConfig.dip", check.Destination),
        new("HealthCheckConfig.sip", check.Source),
        new("HealthCheckConfig.interval", PlannedCall.Number(check.IntervalSeconds)),
        new("HealthCheckConfig.retry", PlannedCall.Number(check.Retries)),
    ];

    private static IEnumerable<CallParameter> Tunnel(CreateIpsecConnectionStep step, TunnelRole role, KnownOutputs outputs)
    {
        var prefix = $"TunnelOptionsSpecification.{(int)role}.";
        return
        [
            new(prefix + "Role", role.ApiName()),
            outputs.Parameter(prefix + "CustomerGatewayId", step.CustomerGatewayOf(role), OutputKeys.Id),
            new(prefix + "EnableDpd", "true"),
            new(prefix + "EnableNatTraversal", "true"),
            new(prefix + "TunnelIkeConfig.Psk", "", IsSecret: true),
            outputs.Parameter(prefix + "TunnelIkeConfig.LocalId", step.Gateway, OutputKeys.AddressOf(role)),
            outputs.Parameter(prefix + "TunnelIkeConfig.RemoteId", step.CustomerGatewayOf(role), OutputKeys.IpAddress),
            .. Proposals(prefix + "TunnelIkeConfig.", prefix + "TunnelIpsecConfig.", step.Crypto),
        ];
    }

    public static IEnumerable<CallParameter> Proposals(string ikePrefix, string ipsecPrefix, CryptoProfile crypto)
    {
        var (ike, ipsec) = crypto;
        return
        [
            new(ikePrefix + "IkeVersion", ike.Version),
            new(ikePrefix + "IkeMode", ike.Mode),
            new(ikePrefix + "IkeEncAlg", ike.Encryption),
            new(ikePrefix + "IkeAuthAlg", ike.Authentication),
            new(ikePrefix + "IkePfs", ike.DhGroup),
            new(ikePrefix + "IkeLifetime", PlannedCall.Number(ike.LifetimeSeconds)),
            new(ipsecPrefix + "IpsecEncAlg", ipsec.Encryption),
            new(ipsecPrefix + "IpsecAuthAlg", ipsec.Authentication),
            new(ipsecPrefix + "IpsecPfs", ipsec.Pfs),
            new(ipsecPrefix + "IpsecLifetime", PlannedCall.Number(ipsec.LifetimeSeconds)),
        ];
    }
}
