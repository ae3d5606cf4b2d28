using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Reachability;

/// <summary>Says a proof in sentences; drawings and tables show the same and nothing more.</summary>
public static class RouteWords
{
    /// <summary>What is supposed.</summary>
    public static BilingualText Supposed(Scenario scenario, Situation situation) => situation switch
    {
        { MasterUnchecked: true } => new("如果主连接的隧道仍在，但健康检查失败", "If the health check of the master connection fails while its tunnel stands"),
        { Unpublished: { } side } when scenario.Routing == RoutingMode.Bgp => new(
            $"如果 {GatewayOf(scenario, side)} 没有开启路由自动传播", $"If route auto-propagation of {GatewayOf(scenario, side)} is forgotten"),
        { Unpublished: { } side } => new($"如果忘记把路由发布到 {NameOf(scenario, side)}", $"If publishing the routes to {NameOf(scenario, side)} is forgotten"),
        { Tunnels: TunnelsUp.Both } => new("两条隧道都正常", "Both tunnels up"),
        { Tunnels: TunnelsUp.SlaveOnly } => new("主隧道中断", "Master tunnel down"),
        _ => new("两条隧道都中断", "Both tunnels down"),
    };

    /// <summary>What follows: one sentence where everything goes the same way, else one for each way with its networks.</summary>
    public static IReadOnlyList<BilingualText> Outcome(Scenario scenario, SituationProof proof)
    {
        var (one, two) = (NameOf(scenario, SideKey.One), NameOf(scenario, SideKey.Two));
        if (proof.Reaches && proof.Pairs.Select(pair => (pair.Forth.Through, pair.Back.Through)).Distinct().ToList() is [var (forth, back)])
            return forth == back
                ? [new($"{one} 与 {two} 往返都经{Tunnel(forth).Zh}。", $"{one} and {two} reach each other through the {Tunnel(forth).En}, both ways.")]
                : [Asymmetric(one, two, forth, back)];
        return [.. SideKeys.Both.SelectMany(side => Ways(scenario, proof, side))];
    }

    /// <summary>Name of an end: its VPC, or the data centre.</summary>
    public static string NameOf(Scenario scenario, SideKey side) => scenario.FindSide(side)?.Gateway.VpcName ?? scenario.Site!.Name;

    /// <summary>A tunnel in words; a single-tunnel connection counts as one.</summary>
    internal static BilingualText Tunnel(TunnelRole? role) => role switch
    {
        TunnelRole.Master => new("主隧道", "master tunnel"),
        TunnelRole.Slave => new("备隧道", "slave tunnel"),
        _ => new("", ""),
    };

    /// <summary>Why a way ended where it did.</summary>
    internal static BilingualText Why(Walk walk) => walk.End switch
    {
        WalkEnd.NoRoute => new($"{walk.At.Name.Zh}没有路由，报文进入黑洞", $"{walk.At.Name.En} has no route, a black hole"),
        WalkEnd.TunnelsDown => new($"{walk.At.Name.Zh}没有可用的隧道，报文被丢弃，不会以明文发出", $"{walk.At.Name.En} has no tunnel left; packets are dropped and never leave in the clear"),
        WalkEnd.StaysLocal => new($"{walk.At.Name.Zh}把该网段当作自己的，报文不会发往网关", $"{walk.At.Name.En} takes the network for its own and sends nothing to the gateway"),
        WalkEnd.Loop => new($"报文在 {walk.At.Name.Zh} 处打转，形成环路", $"packets circle at {walk.At.Name.En}, a loop"),
        _ => new($"经{Tunnel(walk.Through).Zh}到达", $"arrives through the {Tunnel(walk.Through).En}"),
    };

    private static IEnumerable<BilingualText> Ways(Scenario scenario, SituationProof proof, SideKey from) => proof.Pairs
        .GroupBy(pair => (pair.From(from).End, pair.From(from).At.Key, pair.From(from).Through))
        .Select(group =>
        {
            var (networks, why) = (string.Join(", ", group.Select(pair => pair.Network(from.Peer())).Distinct()), Why(group.First().From(from)));
            return new BilingualText($"{NameOf(scenario, from)} → {networks}：{why.Zh}。", $"{NameOf(scenario, from)} → {networks}: {why.En}.");
        });

    private static BilingualText Asymmetric(string one, string two, TunnelRole? forth, TunnelRole? back) => new(
        $"{one} → {two} 经{Tunnel(forth).Zh}，{two} → {one} 经{Tunnel(back).Zh}：往返路径不对称，途中的状态防火墙可能丢弃报文。",
        $"{one} → {two} through the {Tunnel(forth).En}, {two} → {one} through the {Tunnel(back).En}: an asymmetric path, on which a stateful firewall may drop packets.");

    private static string GatewayOf(Scenario scenario, SideKey side) => scenario.FindSide(side)!.Gateway.Name;
}
