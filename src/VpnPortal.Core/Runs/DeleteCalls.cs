using VpnPortal.Core.Planning;
using static VpnPortal.Core.Runs.PlannedCall;

namespace VpnPortal.Core.Runs;

/// <summary>Parameters of the calls that take things away. They speak of what stood when the run began.</summary>
internal static class DeleteCalls
{
    public static IEnumerable<CallParameter> Of(DeleteVpnGatewayStep step, KnownOutputs outputs) => Id("VpnGatewayId", step, outputs);

    public static IEnumerable<CallParameter> Of(DeleteCustomerGatewayStep step, KnownOutputs outputs) => Id("CustomerGatewayId", step, outputs);

    public static IEnumerable<CallParameter> Of(DeleteIpsecConnectionStep step, KnownOutputs outputs) => Id("VpnConnectionId", step, outputs);

    public static IEnumerable<CallParameter> Of(DeleteDestinationRouteStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId),
        outputs.Former("VpnGatewayId", step.Gateway, OutputKeys.Id),
        new("RouteDest", step.Destination.ToString()),
        outputs.Former("NextHop", step.Connection, OutputKeys.Id),
        new("Weight", Number(step.Weight)),
        new("OverlayMode", "Ipsec"),
    ];

    public static IEnumerable<CallParameter> Of(DisableBgpStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId), outputs.Former("VpnConnectionId", step.Connection, OutputKeys.Id), new("EnableTunnelsBgp", Flag(false)),
    ];

    public static IEnumerable<CallParameter> Of(StopPropagationStep step, KnownOutputs outputs) =>
    [
        new("RegionId", step.RegionId), outputs.Former("VpnGatewayId", step.Gateway, OutputKeys.Id), new("AutoPropagate", Flag(false)),
    ];

    private static IEnumerable<CallParameter> Id(string name, DeleteStep step, KnownOutputs outputs) =>
        [new("RegionId", step.RegionId), outputs.Former(name, step.Removed, OutputKeys.Id)];
}
