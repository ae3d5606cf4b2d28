using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Ecs;

/// <summary>ECS instances and whether Cloud Assistant answers on them.</summary>
internal sealed class InstanceOperations(CloudTransport transport)
{
    public async Task<IReadOnlyList<DiscoveredInstance>> DescribeAsync(string regionId, string vpcId, CancellationToken cancellationToken)
    {
        var instances = await transport.ReadByTokenAsync(
            ApiCall.Ecs("DescribeInstances", regionId, new ApiParameters().Set("VpcId", vpcId)), "Instances", "Instance",
            instance => Read(instance, vpcId), instance => instance.Id, cancellationToken);
        HashSet<string> online = new(StringComparer.Ordinal);
        foreach (var ids in instances.Select(instance => instance.Id).Where(id => id.Length > 0).Chunk(PagedReading.PageSize))
            online.UnionWith(await OnlineAsync(regionId, ids, cancellationToken));
        return [.. instances.Select(instance => instance with { CloudAssistantOnline = online.Contains(instance.Id) })];
    }

    private Task<List<string>> OnlineAsync(string regionId, string[] ids, CancellationToken cancellationToken) =>
        transport.SendAsync(
            ApiCall.Ecs("DescribeCloudAssistantStatus", regionId, new ApiParameters().SetList("InstanceId", ids)),
            root => root.Items("InstanceCloudAssistantStatusSet", "InstanceCloudAssistantStatus")
                .Where(status => status.IsTrue("CloudAssistantStatus"))
                .Select(status => status.Text("InstanceId"))
                .ToList(),
            cancellationToken);

    private static DiscoveredInstance Read(JsonElement instance, string vpcId)
    {
        var network = instance.Member("VpcAttributes");
        return new DiscoveredInstance(
            instance.Text("InstanceId"),
            instance.Text("InstanceName"),
            network?.OptionalText("VpcId") ?? vpcId,
            network?.Texts("PrivateIpAddress", "IpAddress").FirstOrDefault() ?? "",
            instance.Text("Status"),
            CloudAssistantOnline: false);
    }
}
