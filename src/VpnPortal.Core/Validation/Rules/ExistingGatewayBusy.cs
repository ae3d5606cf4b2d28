using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway takes one change at a time, so a run has to wait for the one that is under way.</summary>
public sealed class ExistingGatewayBusy : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.ReusedGatewaysOf()
        where reused.Gateway.Status is GatewayStatus.Updating or GatewayStatus.Unrecognised
        select new Diagnostic(
            "existing-gateway-busy", Severity.Warning, reused.Path,
            new($"VPN网关{reused.Label.Zh}正在执行另一项变更，执行会等它恢复正常后才开始写入。", $"Another change is under way on VPN gateway {reused.Label.En}; a run waits until it is normal before it writes."),
            new("可以继续，请确认没有其他人正在修改该网关。", "Go on, but make sure that nobody else is changing that gateway."));
}
