using System.Globalization;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Runs;

/// <summary>A parameter of a call under the API's own name.</summary>
/// <param name="Value">Null while it is known only after another step; empty for a secret.</param>
/// <param name="KnownFrom">The step whose outcome it is, when <paramref name="Value"/> is null.</param>
public sealed record CallParameter(string Name, string? Value, bool IsSecret = false, ResourceAddress? KnownFrom = null);

/// <summary>The API call of a step, for people to read. Pre-shared keys are named, never told.</summary>
/// <param name="Action">API action; null for a step that only waits.</param>
public sealed record PlannedCall(string? Action, EquatableArray<CallParameter> Parameters)
{
    /// <summary>Reads a step; with a run's state, ids and addresses that are known by now are filled in.</summary>
    public static PlannedCall Of(PlanStep step, RunState? state = null)
    {
        var outputs = new Outputs(state);
        return step switch
        {
            CreateVpnGatewayStep gateway => new("CreateVpnGateway", Gateway(gateway).ToEquatableArray()),
            CreateCustomerGatewayStep customer => new("CreateCustomerGateway", Customer(customer, outputs).ToEquatableArray()),
            CreateIpsecConnectionStep connection => new("CreateVpnConnection", Connection(connection, outputs).ToEquatableArray()),
            CreateDestinationRouteStep route => new("CreateVpnRouteEntry", Route(route, outputs).ToEquatableArray()),
            AwaitTunnelsStep => new(null, default),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IEnumerable<CallParameter> Gateway(CreateVpnGatewayStep step)
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

    private static IEnumerable<CallParameter> Customer(CreateCustomerGatewayStep step, Outputs outputs) =>
    [
        new("RegionId", step.RegionId),
        new("Name", step.CustomerGateway.Name),
        outputs.Parameter("IpAddress", step.PeerGateway, OutputKeys.AddressOf(step.Role)),
        new("Asn", Number(step.CustomerGateway.Asn)),
    ];

    private static IEnumerable<CallParameter> Connection(CreateIpsecConnectionStep step, Outputs outputs) =>
    [
        new("RegionId", step.RegionId),
        new("Name", step.Connection.Name),
        outputs.Parameter("VpnGatewayId", step.Gateway, OutputKeys.Id),
        new("LocalSubnet", Cidr.Any.ToString()),
        new("RemoteSubnet", Cidr.Any.ToString()),
        new("EffectImmediately", step.Connection.EffectImmediately ? "true" : "false"),
        new("EnableTunnelsBgp", "false"),
        .. step.Tunnels.SelectMany(tunnel => Tunnel(step, tunnel.Role, outputs)),
    ];

    private static IEnumerable<CallParameter> Tunnel(CreateIpsecConnectionStep step, TunnelRole role, Outputs outputs)
    {
        var prefix = $"TunnelOptionsSpecification.{(int)role}.";
        var (ike, ipsec) = step.Crypto;
        return
        [
            new(prefix + "Role", role.ApiName()),
            outputs.Parameter(prefix + "CustomerGatewayId", ResourceAddress.CustomerGateway(step.Side, role), OutputKeys.Id),
            new(prefix + "EnableDpd", "true"),
            new(prefix + "EnableNatTraversal", "true"),
            new(prefix + "TunnelIkeConfig.Psk", "", IsSecret: true),
            outputs.Parameter(prefix + "TunnelIkeConfig.LocalId", step.Gateway, OutputKeys.AddressOf(role)),
            outputs.Parameter(prefix + "TunnelIkeConfig.RemoteId", step.PeerGateway, OutputKeys.AddressOf(role)),
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

    private static IEnumerable<CallParameter> Route(CreateDestinationRouteStep step, Outputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Parameter("VpnGatewayId", step.Gateway, OutputKeys.Id),
        new("RouteDest", step.Destination.ToString()),
        outputs.Parameter("NextHop", step.Connection, OutputKeys.Id),
        new("PublishVpc", step.PublishToVpc ? "true" : "false"),
        new("Weight", Number(CreateDestinationRouteStep.Weight)),
        new("OverlayMode", "Ipsec"),
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class Outputs(RunState? state)
    {
        public CallParameter Parameter(string name, ResourceAddress address, string key) =>
            state?[address].Outputs.GetValueOrDefault(key) is { } value ? new(name, value) : new(name, null, KnownFrom: address);
    }
}
