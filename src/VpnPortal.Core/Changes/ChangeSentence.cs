using System.Globalization;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Changes;

/// <summary>What a plan does to something that stands already, in one sentence.</summary>
public static class ChangeSentence
{
    private static readonly (ChangeAction Action, string Zh, string En)[] Words =
    [
        (ChangeAction.Create, "创建", "create"),
        (ChangeAction.Update, "修改", "change"),
        (ChangeAction.Replace, "重建", "replace"),
        (ChangeAction.Delete, "删除", "delete"),
    ];

    /// <summary>Counts what is done and what stays; null for a plan that builds everything from nothing, which has a sentence of its own.</summary>
    public static BilingualText? Of(PlanDiff diff, UsualDuration usual)
    {
        if (diff.IsEmpty) return new("没有需要变更的内容。", "There is nothing to change.");
        var stays = diff.Count(ChangeAction.NoOp) + diff.Count(ChangeAction.Keep);
        if (stays == 0 && Words[1..].All(word => diff.Count(word.Action) == 0)) return null;
        var counted = Words.Select(word => (word.Zh, word.En, Count: diff.Count(word.Action))).Where(word => word.Count > 0).ToList();
        var minutes = PlanSentence.Minutes(usual);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"将{string.Join("、", counted.Select(word => $"{word.Zh} {word.Count} 项"))}，其余 {stays} 项不变；约需 {minutes} 分钟。"),
            string.Create(CultureInfo.InvariantCulture, $"It will {string.Join(", ", counted.Select(word => $"{word.En} {word.Count}"))}; {stays} stay as they are. It takes about {minutes} minutes."));
    }
}
