using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A question without an answer, a default or a derivation leaves the plan incomplete.</summary>
public sealed class FieldRequired : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from field in VpcToVpcFields.All
        where !field.IsOptional && !field.IsDerived && IsAsked(draft, field.Path) && IsMissing(draft, field)
        let text = RequiredAnswers.Explain(field.Path)
        select new Diagnostic("field-required", Severity.Error, field.Path, text.Reason, text.Fix, DraftReading.DefaultOf(field.Path));

    private static bool IsAsked(DraftReading draft, string path) =>
        path != VpcToVpcFields.PeriodMonths || draft.Text(VpcToVpcFields.ChargeType) == Billing.PrePay;

    private static bool IsMissing(DraftReading draft, DraftField field) => field.IsSecret
        ? draft.Draft.Secrets.GetValueOrDefault(field.Path) is not { Length: > 0 }
        : draft.Text(field.Path).Length == 0;
}
