using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Every action the emulator answers, product by product.</summary>
internal static class OperationTable
{
    public static IReadOnlyList<Product> Products { get; } =
    [
        new("VPC", "2016-04-28", "vpc", [
            .. Discovery.Operations, .. Networks.Operations, .. RouteTables.Operations, .. VpnGateways.Operations, .. CustomerGateways.Operations,
            .. VpnConnections.Operations, .. PeerConfiguration.Operations, .. ConnectionLogs.Operations, .. GatewayDiagnoses.Operations,
            .. VpnRoutes.Operations, .. PolicyRoutes.Operations, .. Tags.Operations, .. ResourceGroups.Operations,
        ]),
        new("ECS", "2014-05-26", "ecs", [.. Instances.Operations, .. Commands.Operations]),
        new("ResourceManager", "2020-03-31", "resourcemanager", [Roles.Get, Roles.Create]),
        new("RAM", "2015-05-01", "ram", [Roles.Get]),
        new("CloudMonitor", "2019-01-01", "metrics", Metrics.Operations),
    ];

    private static readonly Dictionary<(string Version, string Action), Operation> All = Products
        .SelectMany(p => p.Operations, (p, o) => (Key: (p.Version, o.Action), Operation: o))
        .ToDictionary(p => p.Key, p => p.Operation);

    public static Operation Find(string version, string action) => All.GetValueOrDefault((version, action))
        ?? throw ApiException.NotFound("InvalidApi.NotFound", "Specified api is not found, please check your url and method.");

    public static string Host(string version, string region)
    {
        var host = Products.FirstOrDefault(p => p.Version == version)?.Host ?? "vpc";
        return region.Length == 0 ? $"{host}.aliyuncs.com" : $"{host}.{region}.aliyuncs.com";
    }
}

/// <summary>One product of the cloud behind the one port.</summary>
internal sealed record Product(string Name, string Version, string Host, IReadOnlyList<Operation> Operations);
