using System.Text.Json;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>ECS instances: there from the start, Linux, with Cloud Assistant.</summary>
internal static class Instances
{
    private static readonly ParameterSpec Id = Take.Id("InstanceId").Needed;

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Read(
            "DescribeInstances", Describe,
            [
                Take.Id("VpcId"), Take.Id("VSwitchId"), Take.OneOf("Status", "Pending", "Running", "Starting", "Stopping", "Stopped"),
                Take.Text("InstanceIds", rule: t => Ids(t) is not null, example: "[\"i-0\"]", wrong: "i-0"), Take.Number("MaxResults", 1, 100), Take.Number("NextToken", 0, int.MaxValue),
                .. Shapes.TagFilter, Take.Number("PageNumber", 1, 1_000_000), Take.Number("PageSize", 1, 100),
            ]),
        Operation.Write("StartInstance", call => Turn(call, on: true), Id, Take.Flag("DryRun")).Everywhere.WithoutToken,
        Operation.Write("StopInstance", call => Turn(call, on: false), Id, Take.Flag("DryRun")).Everywhere.WithoutToken,
        Operation.Read("DescribeCloudAssistantStatus", DescribeCloudAssistantStatus, [Take.Id("InstanceId.N"), .. Shapes.Tokens, .. Shapes.Paged]),
    ];

    public static Instance Find(Call call, string id) => call.Find(call.World.Instances, id, i => (i.Region, i.CreatedAt), "InstanceId");

    private static object Describe(Call call)
    {
        var (region, p) = (call.KnownRegion().Id, call.Parameters);
        var found = call.Select(
            call.World.Instances, "", i => (i.Region, i.CreatedAt), region,
            Filter<Instance>.By("VpcId", i => i.VpcId), Filter<Instance>.By("VSwitchId", i => i.VSwitchId), Filter<Instance>.By("Status", Status),
            new("InstanceIds", (i, _) => Ids(p.Required("InstanceIds"))!.Contains(i.Id)));
        return call.PageOrToken(found, "Instances", "Instance", View);
    }

    private static object DescribeCloudAssistantStatus(Call call)
    {
        var (region, ids) = (call.KnownRegion().Id, call.Parameters.List("InstanceId"));
        var found = call.World.Instances.Values
            .Where(i => i.Region == region && (ids.Count == 0 || ids.Contains(i.Id, StringComparer.Ordinal))).ToList();
        return call.PageOrToken(found, "InstanceCloudAssistantStatusSet", "InstanceCloudAssistantStatus", i => new
        {
            InstanceId = i.Id,
            CloudAssistantStatus = i.IsRunning ? "true" : "false",
            CloudAssistantVersion = "2.2.4.878",
            LastHeartbeatTime = call.Now.Iso(),
            LastInvokedTime = "",
            InvocationCount = (long)call.World.Invocations.Count(v => v.Runs.Any(r => r.InstanceId == i.Id)),
            ActiveTaskCount = (long)call.World.Invocations.Count(v => v.Runs.Any(r => r.InstanceId == i.Id && !r.IsOverAt(call.Now))),
            OSType = "Linux",
            SupportSessionManager = true,
        });
    }

    private static object Turn(Call call, bool on)
    {
        // These two name no region: the id is enough.
        var instance = call.World.Instances.GetValueOrDefault(call.Parameters.Required("InstanceId")) ?? throw Unknown();
        if (instance.IsRunning == on)
            throw new ApiException("IncorrectInstanceStatus", StatusCodes.Status403Forbidden, "The current status of the resource does not support this operation.");
        call.RefuseDryRun();
        instance.IsRunning = on;
        call.Effect = instance.Id;
        return new { };
    }

    public static ApiException Unknown() => ApiException.NotFound("InvalidInstanceId.NotFound", "The specified InstanceId does not exist.");

    private static string Status(Instance instance) => instance.IsRunning ? "Running" : "Stopped";

    /// <summary>InstanceIds is a JSON array in a string; null when it is something else.</summary>
    private static HashSet<string>? Ids(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<HashSet<string>>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object View(Instance instance) => new
    {
        InstanceId = instance.Id,
        InstanceName = instance.Name,
        HostName = instance.Name.ToLowerInvariant(),
        Status = Status(instance),
        RegionId = instance.Region,
        ZoneId = instance.Zone,
        OSType = "linux",
        OSName = "Alibaba Cloud Linux  3.2104 LTS 64bit",
        InstanceType = "ecs.g7.large",
        InstanceNetworkType = "vpc",
        CreationTime = instance.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture),
        VpcAttributes = new { instance.VpcId, instance.VSwitchId, PrivateIpAddress = Paging.Wrap("IpAddress", [instance.PrivateIp]), NatIpAddress = "" },
        SecurityGroupIds = Paging.Wrap("SecurityGroupId", [instance.SecurityGroupId]),
        PublicIpAddress = Paging.Wrap<string>("IpAddress", []),
        InnerIpAddress = Paging.Wrap<string>("IpAddress", []),
        EipAddress = new { IpAddress = "", AllocationId = "", InternetChargeType = "" },
    };
}
