using Quartz;
using VpnPortal.Data;
using VpnPortal.Data.Queries;

namespace VpnPortal.Engine.Operations;

/// <summary>Counts runs for <see cref="PortalMeter"/>.</summary>
internal sealed class FiguresRefresh(FiguresQuery figures, PortalMeter meter) : IJob
{
    /// <summary>Time between two counts.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            meter.Refresh(await figures.RunsAsync(cancellationToken));
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // The last figures stay; that the database does not answer is told elsewhere.
        }
    }
}
