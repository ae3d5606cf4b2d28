namespace VpnPortal.Emulator.State;

/// <summary>One RunCommand call and what became of it on each instance.</summary>
internal sealed class Invocation
{
    public required string Id { get; init; }
    public required string CommandId { get; init; }
    public required string Region { get; init; }
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
    public DateTimeOffset TimeoutAt { get; init; }

    /// <summary>How many times faster than real the run goes; fixed when it was ordered.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>Absent when the command was no ping or the instance refused.</summary>
    public PingOrder? Ping { get; init; }

    public CommandFailure? Failure { get; init; }

    /// <summary>The ErrorCode of an instance that could not run the command.</summary>
    public string? Refusal { get; init; }

    /// <summary>Round-trip times in milliseconds, <see cref="Lost"/> for a packet without an answer.</summary>
    public List<double> RoundTrips { get; init; } = [];

    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>Known, maybe ahead of time, as soon as the last packet has left.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
    public bool TimedOut { get; set; }

    public DateTimeOffset At(double seconds) => StartAt + TimeSpan.FromSeconds(seconds / Pace);

    public bool IsOverAt(DateTimeOffset at) => StoppedAt <= at || FinishedAt <= at;

    /// <summary>When the next packet leaves or time is up; null when nothing more will happen.</summary>
    public DateTimeOffset? NextPacketAt => Ping is null || FinishedAt is not null || StoppedAt is not null
        ? null
        : new[] { At(RoundTrips.Count * Ping.Interval), TimeoutAt }.Min();
}

/// <summary>What ping was told.</summary>
/// <param name="Count">Null means until the command times out.</param>
/// <param name="Interval">Seconds between packets.</param>
/// <param name="Wait">Seconds that the last packet is waited for.</param>
/// <param name="NeedsAll">Given both -c and -w, ping fails unless every packet was answered.</param>
internal sealed record PingOrder(string Target, int? Count, double Interval, double Wait, int Size, bool Quiet, bool NeedsAll);

/// <summary>A command that failed before it sent anything.</summary>
internal sealed record CommandFailure(int ExitCode, string Output);
