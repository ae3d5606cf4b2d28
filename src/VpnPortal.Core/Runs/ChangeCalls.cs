using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using static VpnPortal.Core.Runs.PlannedCall;

namespace VpnPortal.Core.Runs;

/// <summary>Parameters of the calls that change things in place.</summary>
internal static class ChangeCalls
{
    public static IEnumerable<CallParameter> Of(RenameVpnGatewayStep step, KnownOutputs outputs) =>
        [new("RegionId", step.RegionId), outputs.Former("VpnGatewayId", step.Address, OutputKeys.Id), new("Name", step.Name)];

    public static IEnumerable<CallParameter> Of(RenameCustomerGatewayStep step, KnownOutputs outputs) =>
        [new("RegionId", step.RegionId), outputs.Former("CustomerGatewayId", step.Address, OutputKeys.Id), new("Name", step.Name)];

    public static IEnumerable<CallParameter> Of(ChangeIpsecConnectionStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Former("VpnConnectionId", step.Address, OutputKeys.Id),
        .. Changed("Name", step.NewName),
        .. Changed("EffectImmediately", step.EffectImmediately is { } now ? Flag(now) : null),
        .. step.Tunnels.SelectMany((tunnel, index) => Tunnel(step, tunnel.Role, $"TunnelOptionsSpecification.{index + 1}.", outputs)),
    ];

    public static IEnumerable<CallParameter> Of(ChangeClassicConnectionStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Former("VpnConnectionId", step.Address, OutputKeys.Id),
        .. Changed("Name", step.NewName),
        .. Changed("EffectImmediately", step.EffectImmediately is { } now ? Flag(now) : null),
        .. step.Crypto is null ? [] : new CallParameter[]
        {
            new("IkeConfig.Psk", "", IsSecret: true),
            outputs.Parameter("IkeConfig.LocalId", step.Gateway, OutputKeys.InternetIp),
            outputs.Parameter("IkeConfig.RemoteId", step.CustomerGateway, OutputKeys.IpAddress),
        },
        .. step.Crypto is null ? [] : ConnectionParameters.Proposals("IkeConfig.", "IpsecConfig.", step.Crypto),
        .. step.HealthCheck is null ? [] : ConnectionParameters.Health(step.HealthCheck),
    ];

    public static IEnumerable<CallParameter> Of(PublishDestinationRouteStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Parameter("VpnGatewayId", step.Gateway, OutputKeys.Id),
        new("RouteType", "dbr"),
        new("RouteDest", step.Destination.ToString()),
        outputs.Parameter("NextHop", step.Connection, OutputKeys.Id),
        new("PublishVpc", Flag(step.PublishToVpc)),
    ];

    public static IEnumerable<CallParameter> Of(WeighDestinationRouteStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Parameter("VpnGatewayId", step.Gateway, OutputKeys.Id),
        new("RouteDest", step.Destination.ToString()),
        outputs.Parameter("NextHop", step.Connection, OutputKeys.Id),
        new("Weight", Number(step.Weight)),
        new("NewWeight", Number(step.NewWeight)),
        new("OverlayMode", "Ipsec"),
    ];

    private static IEnumerable<CallParameter> Tunnel(ChangeIpsecConnectionStep step, TunnelRole role, string prefix, KnownOutputs outputs) =>
    [
        outputs.Former(prefix + "TunnelId", step.Address, OutputKeys.TunnelIdOf(role)),
        new(prefix + "TunnelIkeConfig.Psk", "", IsSecret: true),
        outputs.Parameter(prefix + "TunnelIkeConfig.LocalId", step.Gateway, OutputKeys.AddressOf(role)),
        outputs.Parameter(prefix + "TunnelIkeConfig.RemoteId", step.CustomerGatewayOf(role), OutputKeys.IpAddress),
        .. ConnectionParameters.Proposals(prefix + "TunnelIkeConfig.", prefix + "TunnelIpsecConfig.", step.Crypto),
    ];

    private static IEnumerable<CallParameter> Changed(string name, string? value) => value is null ? [] : [new(name, value)];
}
