using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>One public IP carries both tunnels, so that its link is a single point of failure.</summary>
public sealed class OneSiteIp : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (draft.IsClassic || !draft.HasOneSiteIp()) yield break;
        yield return new Diagnostic(
            "one-site-ip", Severity.Warning, FieldPaths.SiteIp(TunnelRole.Slave),
            new($"两条隧道都终止于 {draft.Two.SiteIp(TunnelRole.Slave)}，只登记一个用户网关。该 IP 的链路、运营商或设备接口中断时，主备隧道会同时中断，双隧道只能防范云端可用区故障。", $"Both tunnels end on {draft.Two.SiteIp(TunnelRole.Slave)}, which is registered as one customer gateway. Should the link, carrier or interface of that IP fail, both tunnels go down; two tunnels then only survive the loss of a zone in the cloud."),
            new("建议填写另一条链路的公网 IP，设备只有一条链路时可以继续。", "Better enter the public IP of another link; go on if the device has one link only."));
    }
}
