using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud;

/// <summary>The part of the ECS API (2014-05-26) that step five needs. Same rules as <see cref="IVpcApi"/>.</summary>
public interface IEcsApi
{
    /// <summary>Instances of a VPC with the state of their Cloud Assistant.</summary>
    Task<IReadOnlyList<DiscoveredInstance>> DescribeInstancesAsync(string regionId, string vpcId, CancellationToken cancellationToken);

    /// <summary>Starts a shell command as root on one instance. The command is built from checked addresses only.</summary>
    Task<StartedCommand> RunCommandAsync(
        string regionId, string instanceId, string command, TimeSpan timeout, string clientToken, CancellationToken cancellationToken);

    /// <summary>Where the command stands; the output grows while it runs and is cut at 24 KB.</summary>
    Task<CommandResult> DescribeInvocationResultAsync(
        string regionId, string invocationId, string instanceId, CancellationToken cancellationToken);
}

/// <summary>A command that Cloud Assistant accepted.</summary>
public sealed record StartedCommand(string InvocationId, string RequestId);

/// <summary>State of a command.</summary>
/// <param name="Status">The API's word, for example <c>Running</c>, <c>Success</c>, <c>Failed</c>.</param>
/// <param name="IsFinal">No further change will come.</param>
/// <param name="ExitCode">Exit code when it ended; a ping that loses packets ends with 1.</param>
/// <param name="Output">Text so far.</param>
/// <param name="ErrorCode">Why it could not run, for example <c>ClientNotRunning</c>.</param>
public sealed record CommandResult(string Status, bool IsFinal, int? ExitCode, string Output, string? ErrorCode);
