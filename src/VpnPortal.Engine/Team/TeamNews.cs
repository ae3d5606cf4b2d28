using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VpnPortal.Data;
using VpnPortal.Data.Postgres;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Team;

/// <summary>
/// Tells the other portals of a team what changed here, and the listeners here what changed there. When another portal saw a region change,
/// this one looks, too. Notes may be lost; after a broken connection everybody here reads again.
/// </summary>
internal sealed class TeamNews(PostgresChannel channel, ChangeNotifier notifier, LookSchedule looks, TimeProvider time, ILogger<TeamNews> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<string> outgoing = Channel.CreateUnbounded<string>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        notifier.Relay = topic => outgoing.Writer.TryWrite(topic);
        await Task.WhenAll(
            UntilStoppedAsync(SendAsync, stoppingToken),
            UntilStoppedAsync(stop => channel.ListenAsync(notifier.TellAll, Hear, stop), stoppingToken));
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (await outgoing.Reader.WaitToReadAsync(cancellationToken))
        {
            var topics = new HashSet<string>(StringComparer.Ordinal);
            while (outgoing.Reader.TryRead(out var topic)) topics.Add(topic);
            await channel.SendAsync(topics, cancellationToken);
        }
    }

    private void Hear(string topic)
    {
        if (ChangeNotifier.RegionOf(topic) is { } region) _ = looks.SoonAsync(region);
        else notifier.Tell(topic);
    }

    private async Task UntilStoppedAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (StorageFault.Is(exception))
            {
                Log.NewsInterrupted(logger, exception.Message);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
