using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Changes;

/// <summary>How much traffic suffers from a change.</summary>
public enum ImpactLevel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>For seconds.</summary>
    Seconds,

    /// <summary>For minutes.</summary>
    Minutes,

    /// <summary>It ends.</summary>
    Ends,
}

/// <summary>What a change does to traffic, in words.</summary>
public sealed record OutageImpact(ImpactLevel Level, BilingualText Text)
{
    private static readonly OutageImpact Nothing = None("无影响。", "None.");

    internal static OutageImpact Of(Verdict verdict, ChangeContext context) => verdict.Action switch
    {
        ChangeAction.Create => OfCreation(verdict.Want!),
        ChangeAction.Update => OfUpdate(verdict),
        ChangeAction.Replace => OfReplacement(verdict),
        ChangeAction.Delete => OfDeletion(verdict, context),
        _ => Nothing,
    };

    private static OutageImpact OfCreation(BuiltResource want) => want switch
    {
        BuiltDestinationRoute { Weight: 0 } => None(
            "无影响：权重为 0，权重 100 的路由失效后才承载流量。", "None: with weight 0 it carries traffic only once the route of weight 100 fails."),
        BuiltDestinationRoute { PublishToVpc: true } route => None(
            $"不中断；生效后，VPC 中去往 {route.Destination} 的流量进入VPN网关。", $"No interruption; from then on traffic of the VPC to {route.Destination} goes to the VPN gateway."),
        BuiltPropagation => None(
            "不中断；生效后，通过 BGP 学到的网段写入 VPC 的系统路由表。", "No interruption; from then on networks learned by BGP are written into the VPC's system route table."),
        _ => None("无影响：还没有流量经过它。", "None: no traffic uses it yet."),
    };

    private static OutageImpact OfUpdate(Verdict verdict)
    {
        if (verdict.Have is BuiltDestinationRoute route)
            return verdict.Differences.Any(difference => difference.Key == BuiltDestinationRoute.WeightKey) ? Seconds("按新的权重选择连接，切换需要数秒。", "The connection is chosen by the new weight; the switch takes seconds.")
                : route.PublishToVpc ? Ends($"VPC 中去往 {route.Destination} 的流量不再进入VPN网关。", $"Traffic of the VPC to {route.Destination} goes to the VPN gateway no more.")
                : OfCreation(verdict.Want!);
        if (verdict.Differences.Any(difference => difference.Change == ValueChange.Renegotiates))
            return verdict.Have is BuiltBgp
                ? Seconds("BGP 会话重新建立，路由重新学习，流量中断数秒。", "The BGP sessions come up anew and routes are learned again: seconds of interruption.")
                : Seconds("该连接的隧道重新协商，流量中断数秒。", "The tunnels of this connection are negotiated anew: seconds of interruption.");
        return verdict.Differences.All(difference => difference.Key == "name")
            ? None("无影响：只更改名称。", "None: only the name changes.")
            : Seconds("健康检查重新开始，开始时视为失败，流量可能切换到另一个连接。", "The health check begins anew, as failed, so that traffic may move to the other connection.");
    }

    private static OutageImpact OfReplacement(Verdict verdict) => verdict.Have switch
    {
        BuiltVpnGateway { IsUsed: false } => Minutes(
            "公网 IP 会改变，经过它的流量中断数分钟，对端需要改用新的 IP。", "Its public IPs change, traffic through it is interrupted for minutes, and the peer has to be given the new IPs."),
        BuiltVpnGateway => Minutes("流量改走另一个网关，中断数分钟。", "Traffic moves to another gateway and is interrupted for minutes."),
        BuiltDestinationRoute route => Seconds($"去往 {route.Destination} 的流量中断数秒。", $"Traffic to {route.Destination} is interrupted for seconds."),
        BuiltCustomerGateway => Minutes("使用它的IPsec连接一并重建，流量中断一分钟左右。", "The IPsec connection that uses it is made anew with it: about a minute of interruption."),
        BuiltIpsecConnection => Minutes("从删除到重新协商成功，流量中断一分钟左右。", "From its deletion until it has negotiated anew: about a minute of interruption."),
        _ => Seconds("随它依赖的资源重建，期间没有路由。", "It is made anew with what it depends on; there are no routes meanwhile."),
    };

    private static OutageImpact OfDeletion(Verdict verdict, ChangeContext context) => verdict.Have switch
    {
        BuiltVpnGateway => Ends("经过它的流量停止，公网 IP 被收回。", "Traffic through it ends, and its public IPs are given back."),
        BuiltCustomerGateway => None("无影响：已没有连接使用它。", "None: no connection uses it any more."),
        BuiltIpsecConnection => Ends("经过它的流量停止。", "Traffic through it ends."),
        { } routing when HasSuccessor(routing, context) => None(
            "新的路由方式就绪之后才删除，流量由它接替。", "It is deleted once the new way of routing works, which takes over."),
        BuiltDestinationRoute route => Ends($"去往 {route.Destination} 的流量不再进入该连接。", $"Traffic to {route.Destination} goes into this connection no more."),
        _ => Ends("不再与对端交换路由。", "Routes are exchanged with the peer no more."),
    };

    /// <summary>Routes of the other kind are set up on the same side.</summary>
    private static bool HasSuccessor(BuiltResource routing, ChangeContext context) => context.Verdicts.Any(verdict =>
        verdict.MakesNew && verdict.Resource.Side == routing.Side
        && (routing is BuiltDestinationRoute ? verdict.Want is BuiltBgp : verdict.Want is BuiltDestinationRoute));

    private static OutageImpact None(string zh, string en) => new(ImpactLevel.None, new(zh, en));

    private static OutageImpact Seconds(string zh, string en) => new(ImpactLevel.Seconds, new(zh, en));

    private static OutageImpact Minutes(string zh, string en) => new(ImpactLevel.Minutes, new(zh, en));

    private static OutageImpact Ends(string zh, string en) => new(ImpactLevel.Ends, new(zh, en));
}
