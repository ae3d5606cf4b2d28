using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>What could not be checked is told, so that nobody takes silence for a good answer.</summary>
public sealed class PreflightIncomplete : IPreflightRule
{
    /// <inheritdoc/>
    public bool MattersForChanges => true;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides.DistinctBy(side => side.RegionId)
        where side.Landscape is not null
        let open = Open(draft, side).DistinctBy(entry => entry.Action).ToArray()
        where open.Length > 0
        let notAllowed = open.Where(entry => entry.Cause == OpenQuestionCause.NotAllowed).Select(entry => entry.Action).ToArray()
        select new Diagnostic(
            "preflight-incomplete", Severity.Warning, FieldPaths.Region(side.Key),
            new($"开始前无法检查：{string.Join('、', open.Select(entry => $"{Subject(entry.Action).Zh}（{entry.Action}，{entry.Code}）"))}。若不满足，将在执行中途被阿里云拒绝。", $"These could not be checked beforehand: {open.Select(entry => $"{Subject(entry.Action).En} ({entry.Action}, {entry.Code})").Listed()}. If they do not hold, the cloud refuses halfway through the run."),
            notAllowed.Length > 0
                ? new($"请为门户的 RAM 用户授予以下策略：“{RamPolicy.Allowing(notAllowed)}”，然后刷新。", $"Grant the portal's RAM user this policy, then refresh: “{RamPolicy.Allowing(notAllowed)}”.")
                : new("请稍后刷新再查一次。", "Refresh to ask once more."));

    private static IEnumerable<OpenQuestion> Open(DraftReading draft, SideReading side)
    {
        foreach (var question in side.Landscape!.OpenQuestions.Where(question => question.Cause != OpenQuestionCause.CredentialsRefused))
            if (question.Action == RamActions.CheckBgp ? draft.UsesBgp : question.Cause == OpenQuestionCause.NoAnswer || question.Action == RamActions.DescribeInstances)
                yield return question;
        if (side.RegionId != draft.BuyingSides.FirstOrDefault()?.RegionId) yield break;
        foreach (var question in draft.Account.OpenQuestions.Where(question => question.Cause != OpenQuestionCause.CredentialsRefused)) yield return question;
        if (draft.Account.UncountedRegions.Count > 0 && side.Landscape.Knows(RamActions.DescribeGateways))
            yield return new OpenQuestion(RamActions.DescribeGateways, string.Join(' ', draft.Account.UncountedRegions), OpenQuestionCause.NoAnswer);
    }

    private static BilingualText Subject(string action) => action switch
    {
        RamActions.GetRole => new("服务关联角色是否存在", "whether the service-linked role exists"),
        RamActions.CheckBgp => new("该地域是否支持 BGP", "whether the region offers BGP"),
        RamActions.DescribeRegions => new("所有地域的VPN网关数量", "the number of VPN gateways over all regions"),
        RamActions.DescribeGateways => new("部分地域的VPN网关数量", "the number of VPN gateways in some regions"),
        RamActions.DescribeRoutes => new("所选VPN网关已有的路由", "the routes that the chosen VPN gateway has already"),
        RamActions.DescribeZones => new("所选带宽可用的可用区", "the zones for the chosen bandwidth"),
        RamActions.DescribeInstances => new("用于验证的云服务器是否存在", "whether the instances for the ping exist"),
        _ => new("该项", "this"),
    };
}
