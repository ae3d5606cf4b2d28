using VpnPortal.Cloud;
using VpnPortal.Core.Observation;

namespace VpnPortal.Engine.Tests.Proofs;

/// <summary>Cloud Assistant as the test says: each call takes the next answer, the last one stays.</summary>
internal sealed class ScriptedEcs(params Func<CommandResult>[] answers) : IEcsApi
{
    private int asked;

    /// <summary>How many orders of the command fail before one is taken.</summary>
    public int RefusedOrders { get; init; }

    public List<string> Tokens { get; } = [];

    public static CloudException Busy() => new("DescribeInvocationResults", "ServiceUnavailable", "", "REQ-BUSY", isTransient: true, CallEffect.None);

    public static CloudException Forbidden() => new("DescribeInvocationResults", "Forbidden.RAM", "no", "REQ-RAM", isTransient: false, CallEffect.None);

    public static CommandResult Running(string output) => new("Running", IsFinal: false, null, output, null);

    public static CommandResult Done(string output) => new("Success", IsFinal: true, 0, output, null);

    public Task<StartedCommand> RunCommandAsync(
        string regionId, string instanceId, string command, TimeSpan timeout, string clientToken, CancellationToken cancellationToken)
    {
        Tokens.Add(clientToken);
        return Tokens.Count > RefusedOrders ? Task.FromResult(new StartedCommand("t-1", "REQ-RUN")) : throw Busy();
    }

    public Task<CommandResult> DescribeInvocationResultAsync(
        string regionId, string invocationId, string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(answers[Math.Min(asked++, answers.Length - 1)]());

    public Task<IReadOnlyList<DiscoveredInstance>> DescribeInstancesAsync(string regionId, string vpcId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

/// <summary>A clock on which every wait is over at once.</summary>
internal sealed class LeapingClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate) now += dueTime;
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Over();
    }

    private sealed class Over : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
