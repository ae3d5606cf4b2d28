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
    public async Task<DraftSession?> OpenAsync(string deploymentId, CancellationToken cancellationToken)
    {
        if (await drafting.OpenAsync(deploymentId, cancellationToken) is not { } draft) return null;
        var session = new DraftSession(drafting, discovery, notifier, time, await actor.GetAsync(), draft);
        await session.LookAroundAsync();
        return session;
    }
}
