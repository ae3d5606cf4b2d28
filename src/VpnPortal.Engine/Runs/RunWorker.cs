using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Runs;

/// <summary>Keeps every unfinished run going: those found at start, and those submitted later.</summary>
internal sealed class RunWorker(IServiceProvider services, RunStore store, TimeProvider time, ILogger<RunWorker> logger) : BackgroundService
{
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(5);
    private readonly Channel<string> submitted = Channel.CreateUnbounded<string>();

    /// <summary>Takes over a run that is stored already.</summary>
    public void Submit(string runId) => submitted.Writer.TryWrite(runId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var runId in await store.UnfinishedAsync(stoppingToken)) Submit(runId);
        var running = new Dictionary<string, Task>(StringComparer.Ordinal);
        try
        {
            await foreach (var runId in submitted.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var ended in running.Where(entry => entry.Value.IsCompleted).Select(entry => entry.Key).ToList()) running.Remove(ended);
                running[runId] = AfterAsync(running.GetValueOrDefault(runId), runId, stoppingToken);
            }
        }
        finally
        {
            // The host waits for what is on its way, so that its answer is still written down.
            await Task.WhenAll(running.Values);
        }
    }

    /// <summary>One executor per run at a time; a second submission looks again once the first has ended.</summary>
    private async Task AfterAsync(Task? previous, string runId, CancellationToken cancellationToken)
    {
        if (previous is not null) await previous;
        await KeepGoingAsync(runId, cancellationToken);
    }

    /// <summary>
    /// Faults of the database or of our own code end one attempt, never the run: the journal is read again and the run goes on.
    /// </summary>
    private async Task KeepGoingAsync(string runId, CancellationToken cancellationToken)
    {
        using var scope = logger.BeginScope("Run {RunId}", runId);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await services.GetRequiredService<RunExecutor>().RunAsync(runId, time, cancellationToken);
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (JournalConflictException exception)
            {
                Log.RunTakenOver(logger, runId, exception);
                return;
            }
            catch (Exception exception)
            {
                Log.RunInterrupted(logger, runId, exception);
                await Task.Delay(RestartPause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
