using Microsoft.Extensions.Logging;
using Quartz;

namespace VpnPortal.Engine.Runs;

/// <summary>Hands a stored run to the scheduler.</summary>
public sealed class RunSubmission
{
    private readonly RunSchedule schedule;
    private readonly TimeProvider time;
    private readonly ILogger<RunSubmission> logger;

    internal RunSubmission(RunSchedule schedule, TimeProvider time, EngineOptions options, ILogger<RunSubmission> logger) =>
        (this.schedule, this.time, TimeScale, this.logger) = (schedule, time, options.TimeScale, logger);

    /// <summary>Pace of the connected cloud's clock, remembered with each run.</summary>
    public double TimeScale { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Some node takes the run over; it is stored already, so a crash here loses nothing.</summary>
    public void Submit(string runId) => _ = SubmitAsync(runId);

    private async Task SubmitAsync(string runId)
    {
        try
        {
            await schedule.AddAsync(runId, CancellationToken.None);
        }
        catch (SchedulerException exception)
        {
            Log.RunNotScheduled(logger, runId, exception);
        }
    }
}
