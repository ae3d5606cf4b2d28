using System.Globalization;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>A parameter of a planned call. A value that only a former step will know names that step instead.</summary>
public sealed record PlannedParameter(string Name, string Value, BilingualText? KnownAfter = null);

/// <summary>The API call that a step will make, as far as it is known before the run; secrets are masked.</summary>
/// <param name="Action">API action, empty for a step that only waits.</param>
public sealed record CallPreview(string Action, IReadOnlyList<PlannedParameter> Parameters)
{
    /// <summary>The call of a step.</summary>
    public static CallPreview Of(PlanStep step) => step switch
    {
        CreateVpnGatewayStep gateway => new("CreateVpnGateway", [.. Gateway(gateway)]),
        CreateCustomerGatewayStep customer => new("CreateCustomerGateway", [.. Customer(customer)]),
        CreateIpsecConnectionStep connection => new("CreateVpnConnection", [.. Connection(connection)]),
        CreateDestinationRouteStep route => new("CreateVpnRouteEntry", [.. Route(route)]),
        AwaitTunnelsStep => new("", []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<PlannedParameter> Gateway(CreateVpnGatewayStep step)
    {
        yield return new("RegionId", step.RegionId);
        yield return new("Name", step.Gateway.Name);
        yield return new("VpcId", step.Gateway.VpcId);
        yield return new("VSwitchId", step.Gateway.Primary.Id);
        yield return new("DisasterRecoveryVSwitchId", step.Gateway.DisasterRecovery.Id);
        yield return new("Bandwidth", Number(step.Gateway.BandwidthMbps));
        yield return new("NetworkType", "public");
        yield return new("VpnType", "Normal");
        yield return new("EnableIpsec", "true");
        yield return new("EnableSsl", "false");
        yield return new("InstanceChargeType", step.Gateway.Billing.ChargeType);
        if (step.Gateway.Billing.PeriodMonths is { } months) yield return new("Period", Number(months));
        yield return new("AutoPay", "true");
    }

    private static IEnumerable<PlannedParameter> Customer(CreateCustomerGatewayStep step) =>
    [
        new("RegionId", step.RegionId),
        new("Name", step.CustomerGateway.Name),
        new("IpAddress", "", After(step.PeerGateway, step.Role)),
        new("Asn", Number(step.CustomerGateway.Asn)),
    ];

    private static IEnumerable<PlannedParameter> Connection(CreateIpsecConnectionStep step) =>
    [
        new("RegionId", step.RegionId),
        new("Name", step.Connection.Name),
        new("VpnGatewayId", "", IdOf(step.Gateway)),
        new("LocalSubnet", Cidr.Any.ToString()),
        new("RemoteSubnet", Cidr.Any.ToString()),
        new("EffectImmediately", Flag(step.Connection.EffectImmediately)),
        new("EnableTunnelsBgp", "false"),
        .. step.Tunnels.SelectMany((tunnel, index) => TunnelOf(step, tunnel, $"TunnelOptionsSpecification.{index + 1}.")),
    ];

    private static IEnumerable<PlannedParameter> TunnelOf(CreateIpsecConnectionStep step, Tunnel tunnel, string prefix)
    {
        var (ike, ipsec) = step.Crypto;
        return
        [
            new(prefix + "CustomerGatewayId", "", IdOf(ResourceAddress.CustomerGateway(step.Side, tunnel.Role))),
            new(prefix + "Role", tunnel.Role.ApiName()),
            new(prefix + "EnableDpd", "true"),
            new(prefix + "EnableNatTraversal", "true"),
            new(prefix + "TunnelIkeConfig.Psk", PresharedKey.Mask),
            new(prefix + "TunnelIkeConfig.LocalId", "", After(step.Gateway, tunnel.Role)),
            new(prefix + "TunnelIkeConfig.RemoteId", "", After(step.PeerGateway, tunnel.Role)),
            new(prefix + "TunnelIkeConfig.IkeVersion", ike.Version),
            new(prefix + "TunnelIkeConfig.IkeMode", ike.Mode),
            new(prefix + "TunnelIkeConfig.IkeEncAlg", ike.Encryption),
            new(prefix + "TunnelIkeConfig.IkeAuthAlg", ike.Authentication),
            new(prefix + "TunnelIkeConfig.IkePfs", ike.DhGroup),
            new(prefix + "TunnelIkeConfig.IkeLifetime", Number(ike.LifetimeSeconds)),
            new(prefix + "TunnelIpsecConfig.IpsecEncAlg", ipsec.Encryption),
            new(prefix + "TunnelIpsecConfig.IpsecAuthAlg", ipsec.Authentication),
            new(prefix + "TunnelIpsecConfig.IpsecPfs", ipsec.Pfs),
            new(prefix + "TunnelIpsecConfig.IpsecLifetime", Number(ipsec.LifetimeSeconds)),
        ];
    }

    private static IEnumerable<PlannedParameter> Route(CreateDestinationRouteStep step) =>
    [
        new("RegionId", step.RegionId),
        new("VpnGatewayId", "", IdOf(step.Gateway)),
        new("RouteDest", step.Destination.ToString()),
        new("NextHop", "", IdOf(step.Connection)),
        new("PublishVpc", Flag(step.PublishToVpc)),
        new("Weight", Number(CreateDestinationRouteStep.Weight)),
        new("OverlayMode", "Ipsec"),
    ];

    private static BilingualText IdOf(ResourceAddress address) => new($"{address} 的 ID", $"id of {address}");

    private static BilingualText After(ResourceAddress gateway, TunnelRole role) =>
        new($"{gateway} 的 IPsec 地址 {(int)role}", $"IPsec address {(int)role} of {gateway}");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "true" : "false";
}
