using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A customer gateway has one IPv4 address, and it can never be changed.</summary>
public sealed class SiteIpUnreadable : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let typed = draft.Two.SiteIp(role)
        where typed.Length > 0 && draft.Two.SiteAddress(role) is null
        select new Diagnostic(
            "site-ip-unreadable", Severity.Error, FieldPaths.SiteIp(role),
            new($"“{typed}”不是 IPv4 地址，用户网关只接受一个固定的 IPv4 公网地址，不接受域名、网段或 IPv6。", $"“{typed}” is no IPv4 address; a customer gateway takes one fixed public IPv4 address, neither a host name nor a network nor IPv6."),
            new("请填写设备该条链路的公网 IP，例如 203.0.113.10。", "Enter the public IP of that link of the device, for example 203.0.113.10."));
}
