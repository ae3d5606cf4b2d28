using VpnPortal.Core.Auditing;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Provisioning;

/// <summary>Tells the history what has drifted, once for each change of it, and that it is as built again.</summary>
public sealed class DriftLines(HistoryQuery history, AuditStore audits, ChangeNotifier notifier)
{
    /// <summary>Writes a line unless the latest one says the same.</summary>
    /// <param name="changes">All that differs now: before is as built, after as seen.</param>
    internal async Task TellAsync(DeploymentListItem deployment, IReadOnlyList<FieldChange> changes, CancellationToken cancellationToken)
    {
        var told = await history.DriftAsync(deployment.Id, cancellationToken);
        if (changes.SequenceEqual(told?.Changes ?? [])) return;
        var line = new AuditEvent(
            changes.Count == 0 ? AuditCodes.DriftEnded : AuditCodes.DriftNoticed, Actor.Portal, new Subject("deployment", deployment.Id, deployment.Name))
        {
            DeploymentId = deployment.Id, Changes = changes,
        };
        await audits.WriteAsync(line, cancellationToken);
        notifier.Notify(ChangeNotifier.Deployment(deployment.Id));
    }
}
