using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>An account that owes money can buy nothing.</summary>
public sealed class AccountLocked : IPreflightRule
{
    /// <inheritdoc/>
    public bool MattersForChanges => true;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (draft.BuyingSides.FirstOrDefault() is not { } side) yield break;
        // A prepaid gateway is locked at the end of its own term, too; that says nothing about the account.
        if (draft.Account.LockedGateways.FirstOrDefault(gateway => !gateway.IsExpired) is not { } locked) yield break;
        yield return new Diagnostic(
            "account-locked", Severity.Error, FieldPaths.Region(side.Key),
            new($"地域 {locked.RegionId} 的VPN网关 {locked.Id} 因欠费被锁定（FinancialLocked），账号在结清前无法购买新的VPN网关。", $"VPN gateway {locked.Id} in region {locked.RegionId} is locked because of an overdue bill (FinancialLocked); until it is paid, the account cannot buy another VPN gateway."),
            new("请结清欠费，待该网关的业务状态恢复正常后刷新。", "Pay the bill, and refresh once the gateway's business status is normal again."));
    }
}
