using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Each network of a side becomes a destination route on the peer's gateway, which holds only so many.</summary>
public sealed class TooManyRoutes : IDraftRule
{
    private const int RoutesPerGateway = 20;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        let count = side.Networks.Distinct().Count()
        where count > RoutesPerGateway
        select new Diagnostic(
            "too-many-routes", Severity.Error, FieldPaths.Subnets(side.Key),
            new($"{side.Noun.Zh} 有 {count} 个网段，对端 VPN网关需要同样多的目的路由，超过每个网关 {RoutesPerGateway} 条的配额。", $"{side.Noun.En} has {count} networks; the peer's VPN gateway would need as many destination routes, over its quota of {RoutesPerGateway}."),
            new("请把网段聚合成更大的网段。", "Combine the networks into larger ones."));
}
