using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Only an address behind the device tells whether the way to it works.</summary>
public sealed class HealthDestinationOutsideSite : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let path = FieldPaths.HealthDestination(role)
        let networks = draft.Two.Networks
        where networks.Count > 0 && Cidr.TryParseAddress(draft.Text(path), out var address) && !networks.Any(network => network.Contains(address))
        select new Diagnostic(
            "health-destination-outside-site", Severity.Error, path,
            new($"健康检查的目标 {draft.Text(path)} 不在本地数据中心的网段（{string.Join('、', networks)}）内，探测报文不会进入隧道，检查会一直失败，主备切换失灵。", $"The destination {draft.Text(path)} of the health check is not within the networks of the data centre ({networks.Listed()}); its probes never enter the tunnel, the check keeps failing, and the failover does not work."),
            new("请填写本地数据中心内一个始终应答 ping 的地址。", "Enter an address of the data centre that always answers a ping."));
}
