using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Secrets;
using VpnPortal.Data.Storage;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Operations;

/// <summary>Looks whether the portal can serve people. Strangers may ask, so it looks once a second at most.</summary>
public sealed class ReadinessReader(FiguresQuery database, StorageHealth storage, SecretKey key, RegionObserver observer, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    /// <summary>Regions at rest are looked at every 30 seconds; one that was not for so long is stuck.</summary>
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim turn = new(1, 1);
    private (DateTimeOffset At, Readiness Readiness)? latest;

    /// <summary>The readiness, at most a second old.</summary>
    public async Task<Readiness> ReadAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (latest is { } known && time.GetUtcNow() - known.At < Fresh) return known.Readiness;
            var readiness = await LookAsync();
            latest = (time.GetUtcNow(), readiness);
            return readiness;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<Readiness> LookAsync()
    {
        using var limit = new CancellationTokenSource(LongestLook);
        var answers = await database.AnswersAsync(limit.Token);
        var condition = storage.Condition;
        return new Readiness(
        [
            !answers ? new ReadinessCheck("database", ReadinessState.Down, "unreachable")
                : condition.Level == StorageLevel.ReadOnly ? new ReadinessCheck("database", ReadinessState.Down, "read-only") : new ReadinessCheck("database", ReadinessState.Ready),
            Disk(condition),
            key.IsLoaded ? new ReadinessCheck("secretKey", ReadinessState.Ready) : new ReadinessCheck("secretKey", ReadinessState.Down, "missing"),
            Observer(),
        ]);
    }

    private static ReadinessCheck Disk(StorageCondition condition) => condition switch
    {
        { Cause: StorageCause.Full } => new("disk", ReadinessState.Down, "full"),
        { Level: StorageLevel.Short } => new("disk", ReadinessState.Degraded, "no-new-runs"),
        { Level: StorageLevel.Low } => new("disk", ReadinessState.Degraded, "low"),
        _ => new("disk", ReadinessState.Ready),
    };

    /// <summary>A cloud that cannot be seen is no reason to keep people from the portal, which tells them so.</summary>
    private ReadinessCheck Observer() =>
        observer.Regions.Any(region => observer.Fault(region) is not null) ? new("observer", ReadinessState.Degraded, "cloud-unseen")
        : observer.Regions.Any(region => time.GetUtcNow() - observer.LookedAt(region) > LongestLag) ? new("observer", ReadinessState.Degraded, "lagging")
        : new("observer", ReadinessState.Ready);
}
