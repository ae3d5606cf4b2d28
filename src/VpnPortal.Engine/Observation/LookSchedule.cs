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
    internal Task SoonAsync(string regionId) => AtAsync(regionId, scheduler.TimeProvider.GetUtcNow());

    /// <summary>The look after this one, unless one is wanted earlier.</summary>
    internal Task NextAsync(string regionId, bool watched) =>
        AtAsync(regionId, scheduler.TimeProvider.GetUtcNow() + (watched ? options.ObserveInterval : options.IdleInterval));

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
}
