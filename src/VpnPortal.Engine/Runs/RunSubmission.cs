namespace VpnPortal.Engine.Runs;

/// <summary>Hands a stored run to the worker of this process.</summary>
public sealed class RunSubmission
{
    private readonly RunWorker worker;
    private readonly TimeProvider time;

    internal RunSubmission(RunWorker worker, TimeProvider time, EngineOptions options) =>
        (this.worker, this.time, TimeScale) = (worker, time, options.TimeScale);

    /// <summary>Pace of the connected cloud's clock, remembered with each run.</summary>
    public double TimeScale { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The worker takes the run over; it is stored already, so a crash here loses nothing.</summary>
    public void Submit(string runId) => worker.Submit(runId);
}
