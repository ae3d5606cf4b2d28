using Microsoft.Extensions.Logging;
using Quartz;
using VpnPortal.Data;

namespace VpnPortal.Engine.Provisioning;

/// <summary>Compares all deployments with the cloud now and then; one node of a team does it for all.</summary>
internal sealed class ScheduledDriftCheck(DriftService drift, ILogger<ScheduledDriftCheck> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (await drift.CheckAllAsync(cancellationToken) is var drifted and > 0) Log.DeploymentsDrifted(logger, drifted);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            Log.DriftNotChecked(logger, exception.Message);
        }
    }
}
