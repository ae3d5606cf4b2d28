using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A subscription lasts one of the offered numbers of months.</summary>
public sealed class PeriodNotOffered : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var typed = draft.Text(FieldPaths.PeriodMonths);
        if (!draft.BuyingSides.Any() || draft.Text(FieldPaths.ChargeType) != Billing.PrePay || typed.Length == 0) yield break;
        if (draft.Number(FieldPaths.PeriodMonths) is (>= 1 and <= 9) or 12 or 24 or 36) yield break;
        yield return new Diagnostic(
            "period-not-offered", Severity.Error, FieldPaths.PeriodMonths,
            new($"购买时长“{typed}”不可选，预付费只提供 1–9、12、24 或 36 个月。", $"A term of “{typed}” is not offered; subscriptions last 1 to 9, 12, 24 or 36 months."),
            new("请选择在售的时长，例如 1 个月。", "Choose an offered term, for example 1 month."),
            "1");
    }
}
