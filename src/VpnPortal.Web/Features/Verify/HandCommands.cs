using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Features.Verify;

/// <summary>The same ping for people with a shell. Nothing typed goes in unread: only an address, a number and ids of the cloud.</summary>
public static class HandCommands
{
    /// <summary>For the source instance itself; null while the destination is no address.</summary>
    public static string? OnInstance(string destination, int count) => Cidr.TryParseAddress(destination.Trim(), out var address)
        ? FormattableString.Invariant($"ping -c {count} -W 1 -i 0.2 {Cidr.Format(address)}")
        : null;

    /// <summary>Through Cloud Assistant with the Alibaba Cloud CLI.</summary>
    public static string? WithCli(string regionId, string instanceId, string destination, int count, string comment) =>
        OnInstance(destination, count) is { } command
            ? $"""
               aliyun ecs RunCommand --RegionId {regionId} --Type RunShellScript \
                 --InstanceId.1 {instanceId} --ContentEncoding PlainText \
                 --CommandContent '{command}'
               # {comment}
               aliyun ecs DescribeInvocationResults --RegionId {regionId} \
                 --ContentEncoding PlainText --InvokeId t-xxxxxxxx
               """
            : null;
}
