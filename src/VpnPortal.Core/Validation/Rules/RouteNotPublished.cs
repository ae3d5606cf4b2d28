using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A route that only the gateway knows brings it no traffic.</summary>
public sealed class RouteNotPublished : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides
        let path = FieldPaths.PublishRoutes(side.Key)
        where !draft.UsesBgp && FlagUnreadable.IsReadable(draft, path) && !side.PublishRoutes
        select new Diagnostic(
            "route-not-published", Severity.Warning, path,
            new($"到对端的路由不会发布到 {side.Noun.Zh}，其中的云服务器不知道去往对端的路径，无法互通。", $"The routes to the peer are not published to {side.Noun.En}; its servers will not know the way and cannot reach the peer."),
            new("请将“发布到VPC”设为是，或自行在 VPC 路由表中添加指向 VPN网关的路由。", "Set “publish to VPC” to yes, or add routes to the VPN gateway to the VPC's route table yourself."),
            "true");
}
