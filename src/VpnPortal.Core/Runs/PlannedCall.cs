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
        var outputs = new KnownOutputs(state);
        return step switch
        {
            CreateVpnGatewayStep gateway => Call("CreateVpnGateway", Gateway(gateway)),
            CreateCustomerGatewayStep customer => Call("CreateCustomerGateway", Customer(customer, outputs)),
            CreateIpsecConnectionStep connection => Call("CreateVpnConnection", ConnectionParameters.Of(connection, outputs)),
            CreateClassicConnectionStep connection => Call("CreateVpnConnection", ConnectionParameters.Of(connection, outputs)),
            CreateDestinationRouteStep route => Call("CreateVpnRouteEntry", Route(route, outputs)),
            EnableBgpStep bgp => Call("ModifyVpnConnectionAttribute", Bgp(bgp, outputs)),
            PropagateRoutesStep propagation => Call("ModifyVpnGatewayAttribute", Propagation(propagation, outputs)),
            RenameVpnGatewayStep rename => Call("ModifyVpnGatewayAttribute", ChangeCalls.Of(rename, outputs)),
            RenameCustomerGatewayStep rename => Call("ModifyCustomerGatewayAttribute", ChangeCalls.Of(rename, outputs)),
            ChangeIpsecConnectionStep change => Call("ModifyVpnConnectionAttribute", ChangeCalls.Of(change, outputs)),
            ChangeClassicConnectionStep change => Call("ModifyVpnConnectionAttribute", ChangeCalls.Of(change, outputs)),
            PublishDestinationRouteStep publish => Call("PublishVpnRouteEntry", ChangeCalls.Of(publish, outputs)),
            WeighDestinationRouteStep weigh => Call("ModifyVpnRouteEntryWeight", ChangeCalls.Of(weigh, outputs)),
            DeleteVpnGatewayStep delete => Call("DeleteVpnGateway", DeleteCalls.Of(delete, outputs)),
            DeleteCustomerGatewayStep delete => Call("DeleteCustomerGateway", DeleteCalls.Of(delete, outputs)),
            DeleteIpsecConnectionStep delete => Call("DeleteVpnConnection", DeleteCalls.Of(delete, outputs)),
            DeleteDestinationRouteStep delete => Call("DeleteVpnRouteEntry", DeleteCalls.Of(delete, outputs)),
            DisableBgpStep disable => Call("ModifyVpnConnectionAttribute", DeleteCalls.Of(disable, outputs)),
            StopPropagationStep stop => Call("ModifyVpnGatewayAttribute", DeleteCalls.Of(stop, outputs)),
            UseVpnGatewayStep or UseCustomerGatewayStep or AwaitTunnelsStep or AwaitBgpStep => new(null, default),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Flag(bool value) => value ? "true" : "false";

    private static PlannedCall Call(string action, IEnumerable<CallParameter> parameters) => new(action, parameters.ToEquatableArray());

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

    private static IEnumerable<CallParameter> Customer(CreateCustomerGatewayStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        new("Name", step.CustomerGateway.Name),
        step.PeerGateway is { } peer
            ? outputs.Parameter("IpAddress", peer, OutputKeys.AddressOf(step.Role))
            : new("IpAddress", step.CustomerGateway.IpAddress),
        new("Asn", Number(step.CustomerGateway.Asn)),
    ];

    private static IEnumerable<CallParameter> Route(CreateDestinationRouteStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Parameter("VpnGatewayId", step.Gateway, OutputKeys.Id),
        new("RouteDest", step.Destination.ToString()),
        outputs.Parameter("NextHop", step.Connection, OutputKeys.Id),
        new("PublishVpc", Flag(step.PublishToVpc)),
        new("Weight", Number(step.Weight)),
        new("OverlayMode", "Ipsec"),
    ];

    private static IEnumerable<CallParameter> Bgp(EnableBgpStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Parameter("VpnConnectionId", step.Connection, OutputKeys.Id),
        new("EnableTunnelsBgp", "true"),
        .. step.Tunnels.SelectMany(tunnel => new[]
        {
            outputs.Parameter($"TunnelOptionsSpecification.{(int)tunnel.Role}.TunnelId", step.Connection, OutputKeys.TunnelIdOf(tunnel.Role)),
            new CallParameter($"TunnelOptionsSpecification.{(int)tunnel.Role}.TunnelBgpConfig.LocalAsn", Number(step.LocalAsn)),
            new CallParameter($"TunnelOptionsSpecification.{(int)tunnel.Role}.TunnelBgpConfig.TunnelCidr", tunnel.InsideCidr.ToString()),
            new CallParameter($"TunnelOptionsSpecification.{(int)tunnel.Role}.TunnelBgpConfig.LocalBgpIp", tunnel.InsideAddress(step.Side)),
        }),
    ];

    private static IEnumerable<CallParameter> Propagation(PropagateRoutesStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Parameter("VpnGatewayId", step.Gateway, OutputKeys.Id),
        new("AutoPropagate", "true"),
    ];
}

/// <summary>Values that earlier steps gave, as far as the run has come.</summary>
internal sealed class KnownOutputs(RunState? state)
{
    /// <summary>An output of what stands at an address when the step is called.</summary>
    public CallParameter Parameter(string name, ResourceAddress address, string key) =>
        state?.Find(address)?.Outputs.GetValueOrDefault(key) is { } value ? new(name, value) : new(name, null, KnownFrom: address);

    /// <summary>An output of what stood there when the run began.</summary>
    public CallParameter Former(string name, ResourceAddress address, string key) =>
        state?.Former.GetValueOrDefault(address)?.GetValueOrDefault(key) is { } value ? new(name, value) : new(name, null, KnownFrom: address);
}
