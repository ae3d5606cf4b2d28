using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VpnPortal.Cloud;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Proofs;
using VpnPortal.Data;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Proofs;

/// <summary>From where to where to ping.</summary>
/// <param name="Count">Packets, 1–100; five a second.</param>
public sealed record PingRequest(string DeploymentId, string RegionId, DiscoveredInstance Source, string DestinationName, string DestinationIp, int Count);

/// <summary>Runs pings through Cloud Assistant and keeps what came of them, across restarts of the portal.</summary>
public sealed class PingService(IEcsApi ecs, PingStore store, ChangeNotifier notifier, TimeProvider time, ILogger<PingService> logger) : BackgroundService
{
    /// <summary>Most packets of one ping.</summary>
    public const int MaxCount = 100;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(180);

    /// <summary>How long after the command's own limit its end may still be reported.</summary>
    private static readonly TimeSpan AnswerMargin = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, bool> followed = new(StringComparer.Ordinal);
    private CancellationToken stopping = new(canceled: true);

    /// <summary>Starts a ping and returns at once; its progress is read from the store.</summary>
    /// <returns>The id of the ping.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1–100.</exception>
    /// <exception cref="FormatException">The destination is not an IPv4 address.</exception>
    public async Task<string> StartAsync(PingRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (request.Count is < 1 or > MaxCount)
            throw new ArgumentOutOfRangeException(nameof(request), request.Count, $"A ping sends 1 to {MaxCount} packets.");
        var ping = new PingProof(
            Identifiers.New(), request.DeploymentId, request.RegionId, request.Source.Id, request.Source.Name, request.Source.PrivateIp,
            request.DestinationName, request.DestinationIp, request.Count, actor.Name, time.GetUtcNow());
        _ = ping.Command();
        await SaveAsync(ping, Audit(AuditCodes.PingStarted, ping, actor), cancellationToken);
        _ = FollowAsync(ping);
        return ping.Id;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stopping = stoppingToken;
        await StorageWait.UntilDoneAsync(
            async stop => await Task.WhenAll((await store.UnfinishedAsync(stop)).Select(FollowAsync)), fault => Log.PingsUnread(logger, fault), time, stoppingToken);
    }

    /// <summary>Follows a ping to its end. Nothing leaves it: one that fails here is nobody else's business.</summary>
    private async Task FollowAsync(PingProof ping)
    {
        if (!followed.TryAdd(ping.Id, true)) return;
        try
        {
            await FinishAsync(await RunAsync(ping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // The database did not take it; the ping stays unfinished in the store and is followed again at the next start.
            Log.PingInterrupted(logger, ping.Id, exception);
        }
    }

    /// <summary>Asks until there is an end. What was heard so far outlives every fault; it is the evidence.</summary>
    private async Task<PingProof> RunAsync(PingProof ping)
    {
        var givenUpAt = ping.StartedAt + CommandTimeout + AnswerMargin;
        CloudException? fault = null;
        while (true)
        {
            if (ping.InvocationId.Length == 0 && time.GetUtcNow() >= givenUpAt) return TooLate(ping, fault);
            var saved = ping;
            try
            {
                (ping, var isFinal) = await AskAsync(ping);
                if (isFinal) return ping;
                fault = null;
            }
            catch (CloudException exception)
            {
                if (!exception.IsTransient) return Failed(ping, exception.Code, exception.CloudMessage, exception.RequestId);
                fault = exception;
            }

            if (time.GetUtcNow() >= givenUpAt) return TooLate(ping, fault);
            if (ping != saved) await SaveAsync(ping, null, stopping);
            await Task.Delay(PollInterval, time, stopping);
        }
    }

    /// <summary>One call: starts the command, with the same token every time, or asks where it stands.</summary>
    private async Task<(PingProof Ping, bool IsFinal)> AskAsync(PingProof ping)
    {
        if (ping.InvocationId.Length == 0)
        {
            var started = await ecs.RunCommandAsync(ping.RegionId, ping.SourceInstanceId, ping.Command(), CommandTimeout, ping.Id, stopping);
            return (ping with { InvocationId = started.InvocationId, RequestId = started.RequestId }, false);
        }

        var result = await ecs.DescribeInvocationResultAsync(ping.RegionId, ping.InvocationId, ping.SourceInstanceId, stopping);
        return (ping with { Output = result.Output, ErrorCode = result.ErrorCode }, result.IsFinal);
    }

    private static PingProof TooLate(PingProof ping, CloudException? fault) => Failed(
        ping, fault?.Code ?? CloudErrorCodes.Timeout, fault?.CloudMessage ?? "The command did not end in time.", fault?.RequestId ?? "");

    private static PingProof Failed(PingProof ping, string code, string message, string requestId) => ping with
    {
        ErrorCode = code, ErrorMessage = message, RequestId = ping.RequestId.Length > 0 ? ping.RequestId : requestId,
    };

    private async Task FinishAsync(PingProof ping)
    {
        var finished = ping with { FinishedAt = time.GetUtcNow() };
        var code = finished.Succeeded ? AuditCodes.PingSucceeded : AuditCodes.PingFailed;
        await SaveAsync(finished, Audit(code, finished, Actor.Portal), CancellationToken.None);
    }

    private async Task SaveAsync(PingProof ping, AuditEvent? audit, CancellationToken cancellationToken)
    {
        await store.SaveAsync(ping, audit, cancellationToken);
        notifier.Notify(ChangeNotifier.Deployment(ping.DeploymentId));
    }

    private static AuditEvent Audit(AuditCode code, PingProof ping, Actor actor)
    {
        var summary = PingOutput.Parse(ping.Output).Summary;
        return new AuditEvent(code, actor, new Subject("ping", ping.Id, $"{ping.SourceName} → {ping.DestinationIp}"))
        {
            DeploymentId = ping.DeploymentId,
            RequestId = ping.RequestId.Length == 0 ? null : ping.RequestId,
            Detail = ping.ErrorCode ?? (summary is null ? null : FormattableString.Invariant($"{summary.Received}/{summary.Sent}")),
        };
    }
}
