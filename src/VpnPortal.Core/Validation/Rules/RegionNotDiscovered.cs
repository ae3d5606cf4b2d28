using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Nothing can be built in a region of which nothing is known.</summary>
public sealed class RegionNotDiscovered : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides
        where side.RegionId.Length > 0 && side.Landscape is null
        select new Diagnostic(
            "region-not-discovered", Severity.Error, FieldPaths.Region(side.Key),
            new($"没有查到地域 {side.RegionId} 的资源，可能是地域名称有误、账号没有权限，或查询尚未完成。", $"Nothing is known of region {side.RegionId}: the name may be wrong, the account may lack the permission, or the look-up has not finished."),
            new("请从列表中选择地域并刷新，如仍失败，请检查账号的 vpc:Describe 权限。", "Choose the region from the list and refresh; if that fails, check the vpc:Describe permissions of the account."));
}
