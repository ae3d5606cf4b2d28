using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A locked gateway refuses every write.</summary>
public sealed class ExistingGatewayLocked : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.ReusedGatewaysOf()
        where reused.Gateway.IsLocked
        select new Diagnostic(
            "existing-gateway-locked", Severity.Error, reused.Path,
            new($"VPN网关{reused.Label.Zh}因欠费或到期被锁定（FinancialLocked），无法创建IPsec连接。", $"VPN gateway {reused.Label.En} is locked because of an overdue bill or an expired term (FinancialLocked); no IPsec connection can be created on it."),
            new("请结清欠费或续费，待业务状态恢复正常后刷新，或选择另一个VPN网关。", "Pay or renew and refresh once its business status is normal, or choose another VPN gateway."));
}
