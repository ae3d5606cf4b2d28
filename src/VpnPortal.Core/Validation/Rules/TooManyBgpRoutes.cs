using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway accepts so many routes by BGP; what comes beyond has no way.</summary>
public sealed class TooManyBgpRoutes : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.UsesBgp ? draft.Ends : []
        let limit = draft.Account.Quotas.BgpRoutes
        let count = Announced(side)
        where count > limit
        select new Diagnostic(
            "too-many-bgp-routes", Severity.Error, FieldPaths.Subnets(side.Key),
            new($"{side.Noun.Zh} 会通过 BGP 通告 {count} 条路由，对端VPN网关默认最多接受 {limit} 条，多出的路由不会生效。", $"{side.Noun.En} would announce {count} routes by BGP; the peer's VPN gateway accepts {limit}, and what comes beyond has no effect."),
            new("请聚合网段，也可以申请提高配额，再把配置项 Cloud:Quotas:BgpRoutes 改为新的数值。", "Combine the networks; or have the quota raised and write the new number into Cloud:Quotas:BgpRoutes."));

    /// <summary>A VPC announces the network of each of its vSwitches, a device the networks behind it.</summary>
    private static int Announced(SideReading side) => side.IsSite ? side.Networks.Distinct().Count()
        : (side.Landscape?.VSwitches ?? default).Count(vSwitch => side.Vpc is { } vpc && vSwitch.VpcId == vpc.Id);
}
