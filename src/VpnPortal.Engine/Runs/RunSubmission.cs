namespace VpnPortal.Engine.Runs;

/// <summary>Hands a stored run to the worker of this process.</summary>
public sealed class RunSubmission
{
    private readonly RunWorker worker;
    private readonly TimeProvider time;

    internal RunSubmission(RunWorker worker, TimeProvider time) => (this.worker, this.time) = (worker, time);

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The worker takes the run over; it is stored already, so a crash here loses nothing.</summary>
    public void Submit(string runId) => worker.Submit(runId);
}
