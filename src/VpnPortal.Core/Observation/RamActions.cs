namespace VpnPortal.Core.Observation;

/// <summary>What the portal calls, as RAM policies name it.</summary>
public static class RamActions
{
    public const string DescribeRegions = "vpc:DescribeRegions";
    public const string DescribeVpcs = "vpc:DescribeVpcs";
    public const string DescribeVSwitches = "vpc:DescribeVSwitches";
    public const string DescribeZones = "vpc:DescribeVpnGatewayAvailableZones";
    public const string DescribeGateways = "vpc:DescribeVpnGateways";
    public const string DescribeCustomerGateways = "vpc:DescribeCustomerGateways";
    public const string DescribeConnections = "vpc:DescribeVpnConnections";
    public const string DescribeRoutes = "vpc:DescribeVpnRouteEntries";
    public const string CheckBgp = "vpc:CheckVpnBgpEnabled";
    public const string GetRole = "ram:GetRole";
    public const string DescribeInstances = "ecs:DescribeInstances";

    /// <summary>Everything that only looks.</summary>
    public static readonly IReadOnlyList<string> Reading =
    [
        DescribeRegions, DescribeVpcs, DescribeVSwitches, DescribeZones, DescribeGateways, DescribeCustomerGateways, DescribeConnections,
        DescribeRoutes, CheckBgp, GetRole, DescribeInstances, "ecs:DescribeCloudAssistantStatus", "ecs:DescribeInvocationResults",
    ];

    /// <summary>Everything that makes or changes something. Whether it is allowed shows when it is called, and not before.</summary>
    public static readonly IReadOnlyList<string> Writing =
    [
        "vpc:CreateVpnGateway", "vpc:ModifyVpnGatewayAttribute", "vpc:DeleteVpnGateway",
        "vpc:CreateCustomerGateway", "vpc:ModifyCustomerGatewayAttribute", "vpc:DeleteCustomerGateway",
        "vpc:CreateVpnConnection", "vpc:ModifyVpnConnectionAttribute", "vpc:DeleteVpnConnection",
        "vpc:CreateVpnRouteEntry", "vpc:PublishVpnRouteEntry", "vpc:ModifyVpnRouteEntryWeight", "vpc:DeleteVpnRouteEntry", "ecs:RunCommand",
    ];
}
