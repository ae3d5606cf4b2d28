using System.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Changes;

/// <summary>Why a plan does what it does, in one sentence.</summary>
internal static class ChangeReason
{
    public static BilingualText Of(Verdict verdict, ChangeContext context) => verdict.Action switch
    {
        ChangeAction.Create when context.Gone.Contains(verdict.Address) =>
            new("之前创建过，现已不在云上，需要重新创建。", "It was made before and is not in the cloud any more."),
        ChangeAction.Create => new("尚不存在。", "It does not exist yet."),
        ChangeAction.Use => new("账号中已有，直接使用，不做更改。", "It is in the account already and is used as it is."),
        ChangeAction.Update => Labels(verdict, "与方案不同，可以直接修改：", "。", "It differs and can be changed in place: ", "."),
        ChangeAction.Replace => Replacement(verdict, context),
        ChangeAction.Delete => context.IsTeardown
            ? new("释放整个部署。", "The deployment is torn down.")
            : new("方案中不再需要。", "It is not part of the plan any more."),
        ChangeAction.Await => verdict.Resource.Kind == ResourceKind.BgpSessions
            ? new("等待 BGP 会话建立。", "The BGP sessions have to come up.")
            : new("等待隧道协商成功。", "The tunnels have to be negotiated."),
        ChangeAction.Keep => Kept(verdict.Have!),
        ChangeAction.NoOp => new("与方案一致。", "It is as planned."),
        _ => throw new UnreachableException(),
    };

    private static BilingualText Replacement(Verdict verdict, ChangeContext context) => verdict switch
    {
        { Because: { } because } => new(
            $"它依赖的{KindWords.Of(context.Find(because)!.Resource.Kind).Zh}“{context.NameOf(because)}”将重建，必须一并重建。",
            $"It depends on the {KindWords.Of(context.Find(because)!.Resource.Kind).En} “{context.NameOf(because)}”, which is made anew."),
        { Have.IsUnfinished: true } => new("之前的执行结束时它还没有就绪，需要重建。", "An earlier run ended before it was ready."),
        { Have: BuiltDestinationRoute } => new(
            "同一目的网段还有其他路由或其他变更，权重只能通过重建来更改。", "There is another route of the same destination or another change, so that its weight can only be changed by making it anew."),
        { Have.IsKept: true } => Labels(verdict, "改用另一个，原来的保留不动：", "。", "Another one takes its place and the former one stays: ", "."),
        _ => Labels(verdict, "创建后不能修改，只能删除后重建：", "。", "It has to be deleted and made anew, since these cannot be changed: ", "."),
    };

    private static BilingualText Kept(BuiltResource have) => have switch
    {
        BuiltPropagation => new(
            "网关不是由门户创建的，其他连接可能依赖此设置，因此保持开启；没有 BGP 时它不起作用。",
            "The gateway is not the portal's and others may rely on the setting, so that it stays on; without BGP it does nothing."),
        BuiltVpnGateway { IsUsed: false } => new(
            "包年包月网关到期前不能通过 API 释放，因此保留；如需提前退订，请前往控制台。",
            "A prepaid gateway cannot be released by API before its term ends, so that it stays; cancel the subscription in the console."),
        _ => new("不是由门户创建的，保留不动。", "The portal did not make it, so that it stays."),
    };

    private static BilingualText Labels(Verdict verdict, string zh, string zhEnd, string en, string enEnd)
    {
        var decisive = verdict.Differences.Where(difference => verdict.Action != ChangeAction.Replace || difference.Change == ValueChange.Replaces).ToList();
        return new(
            zh + string.Join("、", decisive.Select(difference => difference.Label.Zh)) + zhEnd, en + string.Join(", ", decisive.Select(difference => difference.Label.En)) + enEnd);
    }
}

/// <summary>What kinds of things are called in a sentence.</summary>
public static class KindWords
{
    /// <summary>The word for a kind.</summary>
    public static BilingualText Of(ResourceKind kind) => kind switch
    {
        ResourceKind.VpnGateway => new("VPN网关", "VPN gateway"),
        ResourceKind.CustomerGateway => new("用户网关", "customer gateway"),
        ResourceKind.IpsecConnection => new("IPsec连接", "IPsec connection"),
        ResourceKind.Bgp => new("BGP", "BGP"),
        ResourceKind.RoutePropagation => new("路由自动传播", "route auto-propagation"),
        ResourceKind.DestinationRoute => new("目的路由", "destination route"),
        ResourceKind.Tunnels => new("隧道协商", "tunnel negotiation"),
        ResourceKind.BgpSessions => new("BGP 会话", "BGP sessions"),
        _ => throw new UnreachableException(),
    };
}
