using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Gateways of an old version do not speak BGP.</summary>
public sealed class ExistingGatewayWithoutBgp : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.UsesBgp ? draft.ReusedGatewaysOf() : []
        where reused.Gateway.SupportsBgp == false
        select new Diagnostic(
            "existing-gateway-without-bgp", Severity.Error, FieldPaths.Routing,
            new($"VPN网关{reused.Label.Zh}的版本不支持 BGP。", $"The version of VPN gateway {reused.Label.En} does not support BGP."),
            new("请改用静态路由，或升级该网关，或选择另一个VPN网关。", "Use static routes, or upgrade that gateway, or choose another one."),
            RoutingWords.Static);
}
