using VpnPortal.Emulator.Wire;
using static VpnPortal.Emulator.Operations.Operation;

namespace VpnPortal.Emulator.Operations;

/// <summary>Every action the emulator answers, product by product.</summary>
internal static class OperationTable
{
    private static readonly Operation[] Vpc =
    [
        Read("DescribeRegions", Discovery.DescribeRegions) with { Regional = false },
        Read("DescribeZones", Discovery.DescribeZones),
        Read("DescribeVpnGatewayAvailableZones", Discovery.DescribeVpnGatewayAvailableZones) with { GetOnly = true },
        Read("DescribeVpcs", Networks.DescribeVpcs),
        Read("DescribeVSwitches", Networks.DescribeVSwitches) with { Regional = false },
        Read("DescribeRouteTableList", RouteTables.DescribeRouteTableList),
        Read("DescribeRouteEntryList", RouteTables.DescribeRouteEntryList),
        Write("CreateVpnGateway", VpnGateways.Create),
        Read("DescribeVpnGateway", VpnGateways.Describe),
        Read("DescribeVpnGateways", VpnGateways.DescribeList),
        Write("ModifyVpnGatewayAttribute", VpnGateways.Modify),
        Write("DeleteVpnGateway", VpnGateways.Delete),
        Write("CreateCustomerGateway", CustomerGateways.Create),
        Read("DescribeCustomerGateway", CustomerGateways.Describe),
        Read("DescribeCustomerGateways", CustomerGateways.DescribeList),
        Write("ModifyCustomerGatewayAttribute", CustomerGateways.Modify),
        Write("DeleteCustomerGateway", CustomerGateways.Delete),
        Write("CreateVpnConnection", VpnConnections.Create),
        Read("DescribeVpnConnection", VpnConnections.Describe),
        Read("DescribeVpnConnections", VpnConnections.DescribeList),
        Write("ModifyVpnConnectionAttribute", VpnConnections.Modify),
        Write("DeleteVpnConnection", VpnConnections.Delete),
        Read("DownloadVpnConnectionConfig", PeerConfiguration.Download),
        Write("CreateVpnRouteEntry", VpnRoutes.Create),
        Write("DeleteVpnRouteEntry", VpnRoutes.Delete),
        Write("PublishVpnRouteEntry", VpnRoutes.Publish),
        Read("DescribeVpnRouteEntries", VpnRoutes.DescribeList),
        Write("TagResources", Tags.Tag) with { TakesToken = false },
        Write("UnTagResources", Tags.Untag) with { TakesToken = false },
        Read("ListTagResources", Tags.List),
    ];

    private static readonly Operation[] Ecs =
    [
        Read("DescribeInstances", Instances.Describe),
        Write("StartInstance", Instances.Start) with { TakesToken = false },
        Write("StopInstance", Instances.Stop) with { TakesToken = false },
        Read("DescribeCloudAssistantStatus", Instances.DescribeCloudAssistantStatus),
        Write("RunCommand", Commands.Run),
        Read("DescribeInvocationResults", Commands.DescribeResults),
        Write("StopInvocation", Commands.Stop) with { TakesToken = false },
    ];

    private static readonly Operation GetRole = Read("GetRole", Roles.Get) with { Regional = false };

    private static readonly Operation[] ResourceManager =
    [
        GetRole,
        Write("CreateServiceLinkedRole", Roles.CreateServiceLinked) with { Regional = false, TakesToken = false },
    ];

    private static readonly Dictionary<string, (string Host, Dictionary<string, Operation> Actions)> Products = new(StringComparer.Ordinal)
    {
        ["2016-04-28"] = ("vpc", ByAction(Vpc)),
        ["2014-05-26"] = ("ecs", ByAction(Ecs)),
        ["2020-03-31"] = ("resourcemanager", ByAction(ResourceManager)),
        ["2015-05-01"] = ("ram", ByAction([GetRole])),
    };

    public static Operation Find(string version, string action) =>
        Products.TryGetValue(version, out var product) && product.Actions.TryGetValue(action, out var operation)
            ? operation
            : throw ApiException.NotFound("InvalidApi.NotFound", "Specified api is not found, please check your url and method.");

    public static string Host(string version, string region)
    {
        var product = Products.TryGetValue(version, out var known) ? known.Host : "vpc";
        return region.Length == 0 ? $"{product}.aliyuncs.com" : $"{product}.{region}.aliyuncs.com";
    }

    public static IEnumerable<string> Names => Products.Values.SelectMany(p => p.Actions.Keys);

    private static Dictionary<string, Operation> ByAction(Operation[] operations) =>
        operations.ToDictionary(o => o.Action, StringComparer.Ordinal);
}
