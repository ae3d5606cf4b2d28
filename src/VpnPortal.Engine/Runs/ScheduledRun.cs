using Microsoft.Extensions.Logging;
using Quartz;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Operations;

namespace VpnPortal.Engine.Runs;

/// <summary>
/// Carries a run on until it ends or the portal stops. Faults of the database or of our own code end one attempt, never the run:
/// <see cref="UnfinishedRuns"/> schedules it again, and the journal is read anew.
/// </summary>
internal sealed class ScheduledRun(RunExecutor executor, PortalMeter meter, TimeProvider time, ILogger<ScheduledRun> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var runId = context.JobDetail.Key.Name;
        using var carried = meter.Carry();
        using var scope = logger.BeginScope("Run {RunId}", runId);
        try
        {
            await executor.RunAsync(runId, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (JournalConflictException exception)
        {
            Log.RunTakenOver(logger, runId, exception);
        }
        catch (Exception exception)
        {
            Log.RunInterrupted(logger, runId, exception);
        }
    }
}
