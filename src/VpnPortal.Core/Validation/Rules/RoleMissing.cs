using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Gateways make their network interfaces through a service-linked role; without it a purchase fails.</summary>
public sealed class RoleMissing : IPreflightRule
{
    /// <inheritdoc/>
    public bool MattersForChanges => true;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (draft.Account.HasVpnRole != false || draft.BuyingSides.FirstOrDefault() is not { } side) yield break;
        yield return new Diagnostic(
            "role-missing", Severity.Error, FieldPaths.Region(side.Key),
            new("账号中没有服务关联角色 AliyunServiceRoleForVpn，VPN网关无法在交换机中创建弹性网卡，购买会失败。", "The account has no service-linked role AliyunServiceRoleForVpn, so a VPN gateway cannot make its network interfaces in the vSwitches, and the purchase fails."),
            new("请在控制台的VPN网关购买页单击“创建关联角色”（只需一次，无需购买），然后刷新。操作者需要 ram:CreateServiceLinkedRole 权限。", "Open the purchase page of VPN gateways in the console, press “Create Service-Linked Role” (once, without buying anything), then refresh. It takes the permission ram:CreateServiceLinkedRole."));
    }
}
