using System.Text.Json;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>ECS instances: there from the start, Linux, with Cloud Assistant.</summary>
internal static class Instances
{
    public static object Describe(Call call)
    {
        var region = call.KnownRegion().Id;
        var (byVpc, bySwitch, byStatus, ids) = (call.Filter("VpcId"), call.Filter("VSwitchId"), call.Filter("Status"), Ids(call));
        var found = call.World.Instances.Where(i => i.Region == region && byVpc(i.VpcId) && bySwitch(i.VSwitchId)
            && byStatus(Status(i)) && (ids is null || ids.Contains(i.Id)) && call.HasTags(i.Id)).ToList();
        var page = call.Page(found, "Instances", "Instance", View, largest: 100);
        page["NextToken"] = "";
        return page;
    }

    public static object DescribeCloudAssistantStatus(Call call)
    {
        var region = call.KnownRegion().Id;
        var ids = call.Parameters.List("InstanceId");
        var found = call.World.Instances
            .Where(i => i.Region == region && (ids.Count == 0 || ids.Contains(i.Id, StringComparer.Ordinal))).ToList();
        return call.Page(found, "InstanceCloudAssistantStatusSet", "InstanceCloudAssistantStatus", i => new
        {
            InstanceId = i.Id,
            CloudAssistantStatus = i.IsRunning ? "true" : "false",
            CloudAssistantVersion = "2.2.4.878",
            LastHeartbeatTime = call.Now.Iso(),
            LastInvokedTime = "",
            InvocationCount = (long)call.World.Invocations.Count(v => v.Runs.Any(r => r.InstanceId == i.Id)),
            ActiveTaskCount = (long)call.World.Invocations.Count(v => v.Runs.Any(r => r.InstanceId == i.Id && r.FinishedAt is null && r.StoppedAt is null)),
            OSType = "Linux",
            SupportSessionManager = true,
        });
    }

    public static object Start(Call call) => Turn(call, on: true);

    public static object Stop(Call call) => Turn(call, on: false);

    public static Instance Find(Call call, string id)
    {
        var region = call.KnownRegion().Id;
        return call.World.Instances.Find(i => i.Region == region && i.Id == id)
            ?? throw ApiException.NotFound("InvalidInstanceId.NotFound", "The specified InstanceId does not exist.");
    }

    private static object Turn(Call call, bool on)
    {
        var instance = Find(call, call.Parameters.Required("InstanceId"));
        if (instance.IsRunning == on)
            throw new ApiException("IncorrectInstanceStatus", StatusCodes.Status403Forbidden, "The current status of the resource does not support this operation.");
        instance.IsRunning = on;
        call.Effect = instance.Id;
        return new { };
    }

    private static string Status(Instance instance) => instance.IsRunning ? "Running" : "Stopped";

    /// <summary>InstanceIds is a JSON array in a string.</summary>
    private static HashSet<string>? Ids(Call call)
    {
        if (call.Parameters.Optional("InstanceIds") is not { } text)
            return null;
        try
        {
            return JsonSerializer.Deserialize<HashSet<string>>(text) ?? throw ApiException.Invalid("InstanceIds");
        }
        catch (JsonException)
        {
            throw ApiException.Invalid("InstanceIds");
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
