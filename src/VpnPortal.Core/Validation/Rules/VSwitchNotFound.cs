using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway can only take an address of a vSwitch that exists in its region.</summary>
public sealed class VSwitchNotFound : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        where side.Landscape?.Knows(RamActions.DescribeVSwitches) == true
        from role in TunnelRoles.Both
        let path = FieldPaths.VSwitch(side.Key, role)
        where draft.Text(path).Length > 0 && side.VSwitch(role) is null
        select new Diagnostic(
            "vswitch-not-found", Severity.Error, path,
            new($"地域 {side.RegionId} 中没有交换机 {draft.Text(path)}，它可能已被删除，或属于其他地域或账号。", $"Region {side.RegionId} has no vSwitch {draft.Text(path)}; it may have been deleted, or belong to another region or account."),
            new("请从列表中重新选择交换机。", "Choose the vSwitch from the list again."));
}
