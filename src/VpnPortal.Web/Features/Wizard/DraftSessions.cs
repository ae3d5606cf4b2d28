using VpnPortal.Core.Auditing;
using VpnPortal.Engine;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>Opens drafts for editing on behalf of the person at the screen.</summary>
public sealed class DraftSessions(
    DraftingService drafting, DiscoveryService discovery, ChangeNotifier notifier, CurrentActor actor, TimeProvider time)
{
    /// <summary>A session on a draft, or null when there is no such deployment.</summary>
    /// <param name="changed">Told, from any thread, that something shown has changed.</param>
    /// <param name="failed">Told, from any thread, of a bug that no caller was there to meet.</param>
    public async Task<DraftSession?> OpenAsync(
        string deploymentId, Action changed, Action<Exception> failed, CancellationToken cancellationToken)
    {
        if (await drafting.OpenAsync(deploymentId, cancellationToken) is not { } draft) return null;
        var session = new DraftSession(drafting, discovery, notifier, time, await actor.GetAsync(), draft) { Changed = changed, Failed = failed };
        var isOpen = false;
        try
        {
            await session.LookAroundAsync();
            isOpen = true;
            return session;
        }
        finally
        {
            if (!isOpen) await session.DisposeAsync();
        }
    }
}
