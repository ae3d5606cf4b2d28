using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace VpnPortal.Engine.Observation;

/// <summary>When each region is looked at next by this node. A region that is slow to answer holds up no other, and is not looked at twice at once.</summary>
public sealed class LookSchedule
{
    private const string Group = "looks";
    private readonly IScheduler scheduler;
    private readonly EngineOptions options;

    internal LookSchedule([FromKeyedServices(Schedulers.Node)] IScheduler scheduler, IOptions<EngineOptions> options) =>
        (this.scheduler, this.options) = (scheduler, options.Value);

    /// <summary>A look as soon as possible; the next one after it if one is going on.</summary>
    internal Task SoonAsync(string regionId) => AtAsync(regionId, Now);

    /// <summary>The instant.</summary>
    internal DateTimeOffset Now => scheduler.TimeProvider.GetUtcNow();

    /// <summary>
    /// The look after this one, unless one is wanted earlier. Intervals go from beginning to beginning, so that a slow answer makes nothing be
    /// seen later; but a cloud that is slower than that is left in peace for a moment.
    /// </summary>
    internal Task NextAsync(string regionId, DateTimeOffset begun, LookNeed need)
    {
        var shortest = Shorter(options.QuickInterval * need.Pages, options.ObserveInterval);
        var wanted = need.Within(options.TimeScale) is { } soon ? Longer(soon, shortest) : options.ObserveInterval;
        var interval = need.IsWatched ? Shorter(wanted, options.ObserveInterval) : options.IdleInterval;
        return AtAsync(regionId, Later(begun + interval, Now + (shortest / 2)));
    }

    /// <summary>Begins to look at a region that nobody looked at before.</summary>
    internal async Task BeginAsync(string regionId)
    {
        if (!await scheduler.Exists(new TriggerKey(regionId, Group))) await SoonAsync(regionId);
    }

    private async Task AtAsync(string regionId, DateTimeOffset at)
    {
        var entry = JobBuilder.Create<ScheduledLook>().WithIdentity(regionId, Group).DisallowConcurrentExecution().StoreDurably().Build();
        await scheduler.AddJob(entry, new AddJobOptions { Replace = true });
        var trigger = TriggerBuilder.Create().WithIdentity(regionId, Group).ForJob(entry).StartAt(at).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>How soon a region shall be looked at again.</summary>
/// <param name="IsWatched">Somebody waits for something there.</param>
/// <param name="Pages">Calls that the longer one of its listings takes.</param>
/// <param name="Within">The soonest that anybody wants, at that pace of the cloud's clock; null when it is the same to all.</param>
internal sealed record LookNeed(bool IsWatched, int Pages, Func<double, TimeSpan?> Within);
