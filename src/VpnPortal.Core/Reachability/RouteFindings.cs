using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Reachability;

/// <summary>What a plan would leave unreachable, in a circle or on an asymmetric path while a tunnel stands: warnings before the run.</summary>
public static class RouteFindings
{
    /// <summary>Each cause once, whatever number of networks it hits.</summary>
    public static IReadOnlyList<Diagnostic> Of(Scenario scenario, RouteProof proof)
    {
        var pairs = proof.Usual.Where(usual => usual.Situation.Tunnels != TunnelsUp.None).SelectMany(usual => usual.Pairs).ToList();
        return
        [
            .. from side in SideKeys.Both
               from cause in pairs.Where(pair => !pair.From(side).Arrives).GroupBy(pair => (pair.From(side).End, pair.From(side).At.Key))
               select Broken(scenario, side, cause.First().From(side), cause.Select(pair => pair.Network(side.Peer())).Distinct()),
            .. pairs.Where(pair => pair.IsAsymmetric).DistinctBy(pair => (pair.Forth.Through, pair.Back.Through)).Select(Asymmetric),
        ];
    }

    private static Diagnostic Broken(Scenario scenario, SideKey from, Walk walk, IEnumerable<Cidr> destinations)
    {
        var (why, networks, name) = (RouteWords.Why(walk), string.Join(", ", destinations), RouteWords.NameOf(scenario, from));
        var (path, fix) = CureOf(scenario, from, walk);
        return new Diagnostic(
            walk.End == WalkEnd.Loop ? "route-loop" : "route-blackhole", Severity.Warning, path,
            new($"{name} → {networks}：{why.Zh}。", $"{name} → {networks}: {why.En}."), fix);
    }

    /// <summary>The field that decides: publication where a VPC lacks what it could have, else the networks of the end that does not have them.</summary>
    private static (string Path, BilingualText Fix) CureOf(Scenario scenario, SideKey from, Walk walk)
    {
        var isOwnTable = walk.At.Side == from && walk.End == WalkEnd.NoRoute;
        if (isOwnTable && scenario.Routing == RoutingMode.Static && scenario.FindSide(from) is { PublishRoutes: false })
            return (FieldPaths.PublishRoutes(from), new("将“发布到VPC”设为是，或自行在 VPC 路由表中添加路由。", "Set “publish to VPC” to yes, or add the routes to the VPC's table yourself."));
        return (FieldPaths.Subnets(from.Peer()), new(
            $"在 {RouteWords.NameOf(scenario, from.Peer())} 的互通网段中只填写它自己拥有、且不在对端网段内的网段。",
            $"Let the networks of {RouteWords.NameOf(scenario, from.Peer())} be its own, and none that lie inside the other end."));
    }

    private static Diagnostic Asymmetric(PairProof pair) => new(
        "route-asymmetric", Severity.Warning, FieldPaths.Subnets(SideKey.Two),
        new($"{pair.One} → {pair.Two} 经{RouteWords.Tunnel(pair.Forth.Through).Zh}，返回经{RouteWords.Tunnel(pair.Back.Through).Zh}，往返路径不对称。",
            $"{pair.One} → {pair.Two} takes the {RouteWords.Tunnel(pair.Forth.Through).En} and comes back through the {RouteWords.Tunnel(pair.Back.Through).En}: an asymmetric path."),
        new("让设备优先使用主隧道，与云端一致。", "Let the device prefer the master tunnel, as the cloud does."));
}
