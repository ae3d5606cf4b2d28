using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>An account may hold so many gateways over all regions; one too many stops a run halfway.</summary>
public sealed class GatewayQuota : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var (wanted, account) = (draft.BuyingSides.ToArray(), draft.Account);
        var limit = account.Quotas.VpnGateways;
        if (wanted.Length == 0 || account.Gateways is not { } used || used + wanted.Length <= limit) yield break;
        yield return new Diagnostic(
            "gateway-quota", Severity.Error, FieldPaths.Region(wanted[0].Key),
            new($"账号在所有地域共有 {used} 个VPN网关，本方案还要购买 {wanted.Length} 个，超过 {limit} 个的配额。", $"The account has {used} VPN gateways over all regions; this plan would buy {wanted.Length} more, over the quota of {limit}."),
            new($"请选用已有的VPN网关或释放不用的网关，也可以在配额中心申请提高配额，再把配置项 Cloud:Quotas:VpnGateways 改为新的数值。", $"Use a VPN gateway that is there already, or release one; or have the quota raised in Quota Center and write the new number into Cloud:Quotas:VpnGateways."));
    }
}
