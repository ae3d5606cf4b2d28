using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway paid in advance stays and bills until its term ends, which must be known before it is bought.</summary>
public sealed class PrepaidCannotBeReleased : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (!draft.BuyingSides.Any() || draft.Text(FieldPaths.ChargeType) != Billing.PrePay) yield break;
        yield return new Diagnostic(
            "prepaid-cannot-be-released", Severity.Warning, FieldPaths.ChargeType,
            new("预付费（PREPAY）的 VPN网关在到期前不能通过 API 释放，拆除部署时它会保留并继续占用已付费用。", "A subscription (PREPAY) VPN gateway cannot be released by API before its term ends; it stays, paid for, when the deployment is torn down."),
            new("请确认购买时长。国际站账号如需随时释放，请选择按量付费。", "Make sure of the term. With an account of the international site, choose pay-as-you-go to be able to release it at any time."));
    }
}
