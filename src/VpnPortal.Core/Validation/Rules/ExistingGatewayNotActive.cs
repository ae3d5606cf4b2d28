using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway that is not there yet, or is about to go, carries no connection.</summary>
public sealed class ExistingGatewayNotActive : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.ReusedGatewaysOf()
        where reused.Gateway.Status is GatewayStatus.Init or GatewayStatus.Provisioning or GatewayStatus.Deleting
        let isLeaving = reused.Gateway.Status == GatewayStatus.Deleting
        select new Diagnostic(
            "existing-gateway-not-active", Severity.Error, reused.Path,
            isLeaving
                ? new($"VPN网关{reused.Label.Zh}正在释放。", $"VPN gateway {reused.Label.En} is being released.")
                : new($"VPN网关{reused.Label.Zh}尚未就绪，还没有公网 IP。", $"VPN gateway {reused.Label.En} is not ready and has no public IPs yet."),
            isLeaving
                ? new("请选择另一个VPN网关。", "Choose another VPN gateway.")
                : new("请等它变为正常后刷新，或选择另一个VPN网关。", "Wait until it is normal and refresh, or choose another VPN gateway."));
}
