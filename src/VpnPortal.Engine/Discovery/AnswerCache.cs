using System.Collections.Concurrent;
using VpnPortal.Cloud;

namespace VpnPortal.Engine.Discovery;

/// <summary>Keeps what the cloud answered for a while, so that typing does not hammer the API.</summary>
internal sealed class AnswerCache(TimeProvider time)
{
    /// <summary>A cloud that does not answer is not asked again for every letter typed.</summary>
    public static readonly TimeSpan FaultFreshness = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, object Value)> kept = new(StringComparer.Ordinal);

    /// <summary>The answer as kept, or asked anew.</summary>
    /// <exception cref="CloudException">The cloud did not answer or refused, now or a moment ago.</exception>
    public Task<T> KeepAsync<T>(string key, TimeSpan freshness, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : notnull => KeepAsync(key, _ => freshness, ask, cancellationToken);

    /// <summary>The same with answers that are kept for a longer or a shorter while.</summary>
    public async Task<T> KeepAsync<T>(string key, Func<T, TimeSpan> freshness, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : notnull
    {
        if (kept.TryGetValue(key, out var entry))
        {
            var age = time.GetUtcNow() - entry.At;
            if (entry.Value is CloudException fault && age < FaultFreshness) throw fault;
            if (entry.Value is T known && age < freshness(known)) return known;
        }

        try
        {
            var value = await ask(cancellationToken);
            kept[key] = (time.GetUtcNow(), value);
            return value;
        }
        catch (CloudException exception)
        {
            kept[key] = (time.GetUtcNow(), exception);
            throw;
        }
    }

    /// <summary>Everything is asked anew next time.</summary>
    public void Forget() => kept.Clear();
}
