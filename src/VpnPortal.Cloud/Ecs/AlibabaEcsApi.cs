using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Ecs;

/// <summary>The ECS API of the real cloud or the emulator.</summary>
internal sealed class AlibabaEcsApi(InstanceOperations instances, CommandOperations commands) : IEcsApi
{
    public Task<IReadOnlyList<DiscoveredInstance>> DescribeInstancesAsync(string regionId, string vpcId, CancellationToken cancellationToken) =>
        instances.DescribeAsync(regionId, vpcId, cancellationToken);

    public Task<StartedCommand> RunCommandAsync(
        string regionId, string instanceId, string command, TimeSpan timeout, string clientToken, CancellationToken cancellationToken) =>
        commands.RunAsync(regionId, instanceId, command, timeout, clientToken, cancellationToken);

    public Task<CommandResult> DescribeInvocationResultAsync(
        string regionId, string invocationId, string instanceId, CancellationToken cancellationToken) =>
        commands.DescribeAsync(regionId, invocationId, instanceId, cancellationToken);
}
