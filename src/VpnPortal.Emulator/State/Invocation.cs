namespace VpnPortal.Emulator.State;

/// <summary>One RunCommand call and what became of it on each instance.</summary>
internal sealed class Invocation
{
    public required string Id { get; init; }
    public required string CommandId { get; init; }
    public required string Region { get; init; }
    public required string Content { get; init; }
    public required string Username { get; init; }
    public int TimeoutSeconds { get; init; }
    public required IReadOnlyList<InvocationRun> Runs { get; init; }
}

/// <summary>The command on one instance. Packets are judged when their time has come and then never again.</summary>
internal sealed class InvocationRun
{
    public const double Lost = -1;

    public required string InstanceId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset StartAt { get; init; }

    /// <summary>How many times faster than real the run goes; fixed when it was ordered.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>Round-trip times in milliseconds, <see cref="Lost"/> for a packet without an answer.</summary>
    public List<double> RoundTrips { get; init; } = [];

    public string? Refusal { get; init; }
    public DateTimeOffset? StoppedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public bool TimedOut { get; set; }

    public DateTimeOffset At(double seconds) => StartAt + TimeSpan.FromSeconds(seconds / Pace);
}
