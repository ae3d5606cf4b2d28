using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway can only be attached to a VPC that exists in its region.</summary>
public sealed class VpcNotFound : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        let id = draft.Text(FieldPaths.Vpc(side.Key))
        where id.Length > 0 && side.Vpc is null && side.Landscape?.Knows(RamActions.DescribeVpcs) == true
        select new Diagnostic(
            "vpc-not-found", Severity.Error, FieldPaths.Vpc(side.Key),
            new($"地域 {side.RegionId} 中没有 VPC {id}，它可能已被删除，或属于其他地域或账号。", $"Region {side.RegionId} has no VPC {id}; it may have been deleted, or belong to another region or account."),
            new("请从列表中重新选择 VPC。", "Choose the VPC from the list again."));
}
