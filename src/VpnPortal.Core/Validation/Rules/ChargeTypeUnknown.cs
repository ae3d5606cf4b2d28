using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway is paid by use or in advance; there is no third way.</summary>
public sealed class ChargeTypeUnknown : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var typed = draft.Text(FieldPaths.ChargeType);
        if (!draft.BuyingSides.Any() || typed is "" or Billing.PostPay or Billing.PrePay) yield break;
        yield return new Diagnostic(
            "charge-type-unknown", Severity.Error, FieldPaths.ChargeType,
            new($"付费方式“{typed}”不存在，只有按量付费（POSTPAY）和预付费（PREPAY）。", $"There is no charge type “{typed}”, only pay-as-you-go (POSTPAY) and subscription (PREPAY)."),
            new("请选择按量付费（国际站）或预付费（中国站）。", "Choose pay-as-you-go (international site) or subscription (China site)."),
            string.Equals(typed, Billing.PrePay, StringComparison.OrdinalIgnoreCase) ? Billing.PrePay : Billing.PostPay);
    }
}
