using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>What the account may not list cannot be chosen, checked or watched.</summary>
public sealed class PermissionMissing : IPreflightRule
{
    /// <inheritdoc/>
    public bool MattersWhenBuilt => true;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides.DistinctBy(side => side.RegionId)
        where side.Landscape is not null
        let missing = side.Landscape!.OpenQuestions
            .Where(question => question.Cause == OpenQuestionCause.NotAllowed && IsNeeded(draft, question.Action)).Select(question => question.Action).ToArray()
        where missing.Length > 0
        select new Diagnostic(
            "permission-missing", Severity.Error, FieldPaths.Region(side.Key),
            new($"账号没有 {string.Join('、', missing)} 的 RAM 权限，无法检查地域 {side.RegionId}，也无法跟踪其中的资源。", $"The account lacks the RAM permission {missing.Listed()}, so region {side.RegionId} can be neither checked nor watched."),
            new($"请为门户的 RAM 用户授予以下策略：“{RamPolicy.Allowing(missing)}”，然后刷新。创建资源的权限只有在执行时才能得知，README 列出了完整策略。", $"Grant the portal's RAM user this policy, then refresh: “{RamPolicy.Allowing(missing)}”. Whether it may create things shows during the run only; the README has the whole policy."));

    /// <summary>Zones matter to whoever buys. Whether BGP is offered and instances exist can be doubted without harm.</summary>
    internal static bool IsNeeded(DraftReading draft, string action) =>
        action is not (RamActions.CheckBgp or RamActions.DescribeInstances) && (action != RamActions.DescribeZones || draft.BuyingSides.Any());
}
