using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A question without an answer, a default or a derivation leaves the plan incomplete.</summary>
public sealed class FieldRequired : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from field in DraftFields.Of(draft.Scenario)
        where !field.IsOptional && !field.IsDerived && IsAsked(draft, field.Path) && IsMissing(draft, field)
        let text = RequiredAnswers.Explain(draft, field.Path)
        select new Diagnostic("field-required", Severity.Error, field.Path, text.Reason, text.Fix, draft.DefaultOf(field.Path));

    private static bool IsAsked(DraftReading draft, string path) =>
        (path != FieldPaths.PeriodMonths || draft.Text(FieldPaths.ChargeType) == Billing.PrePay)
        && (path is not (FieldPaths.ChargeType or FieldPaths.PeriodMonths) || draft.BuyingSides.Any())
        && !draft.Sides.Where(side => side.ReusesGateway).Any(side => FollowsFromGateway(side.Key, path));

    /// <summary>A gateway that is there already stands in a VPC and on vSwitches, and has a name and a size.</summary>
    private static bool FollowsFromGateway(SideKey side, string path) =>
        path == FieldPaths.Vpc(side) || path == FieldPaths.GatewayName(side) || path == FieldPaths.Bandwidth(side)
        || TunnelRoles.Both.Any(role => path == FieldPaths.VSwitch(side, role));

    private static bool IsMissing(DraftReading draft, DraftField field) => field.IsSecret
        ? draft.Draft.Secrets.GetValueOrDefault(field.Path) is not { Length: > 0 }
        : draft.Text(field.Path).Length == 0;
}
