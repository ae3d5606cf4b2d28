using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A customer gateway's name must be one that the API takes, typed or derived.</summary>
public sealed class CustomerGatewayName : IDraftRule
{
    private static readonly NameLimits Limits = new("customer-gateway-name", new("用户网关名称", "customer gateway name"), MinLength: 1, MaxLength: 100);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides
        from role in TunnelRoles.Both
        from finding in Limits.Check(FieldPaths.CustomerGatewayName(side.Key, role), side.CustomerGatewayName(role))
        where draft.Text(finding.Path).Length > 0 || GatewayName.IsAccepted(side.GatewayName)
        select finding;
}
