using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Only a gateway that is in the region can be used again.</summary>
public sealed class ExistingGatewayNotFound : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides
        where side.ExistingGatewayId.Length > 0 && side.ExistingGateway is null && side.Landscape?.Knows(RamActions.DescribeGateways) == true
        select new Diagnostic(
            "existing-gateway-not-found", Severity.Error, FieldPaths.ExistingGateway(side.Key),
            new($"地域 {side.RegionId} 中没有VPN网关 {side.ExistingGatewayId}，它可能已被释放，或属于其他地域或账号。", $"Region {side.RegionId} has no VPN gateway {side.ExistingGatewayId}; it may have been released, or belong to another region or account."),
            new("请从列表中重新选择VPN网关。", "Choose the VPN gateway from the list again."));
}
