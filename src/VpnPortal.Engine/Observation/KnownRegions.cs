using Microsoft.Extensions.Logging;
using Quartz;
using VpnPortal.Data;
using VpnPortal.Data.Queries;

namespace VpnPortal.Engine.Observation;

/// <summary>Sees to it that every region in which the portal made something is looked at, also when another node made it.</summary>
internal sealed class KnownRegions(DeploymentsQuery deployments, LookSchedule schedule, ILogger<KnownRegions> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            foreach (var region in await deployments.RegionsAsync(cancellationToken)) await schedule.BeginAsync(region);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            Log.RegionsNotKnown(logger, exception.Message);
        }
    }
}
