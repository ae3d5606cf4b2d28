using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Proofs;

/// <summary>The words of <see cref="PingDiagnosis"/> about tunnels and what runs inside them.</summary>
internal static class TunnelFindings
{
    public static PingFinding BothDown(PathFacts path) => new(
        "tunnels-down",
        new("两条隧道都没有建立，两端之间没有通路。", "Both tunnels are down; there is no way between the two ends."),
        path.Scenario.Site is { } site
            ? new($"确认 {site.Name} 的设备已加载导出的配置且能访问公网；再对照设备日志与 {path.Ends[0].GatewayName} 上 IPsec连接的日志，核对预共享密钥和加密参数。",
                $"Make sure that the device in {site.Name} has loaded the exported configuration and reaches the Internet; then compare its log with that of the IPsec connection on {path.Ends[0].GatewayName}: key and proposals must agree.")
            : new($"在控制台对照 {path.Ends[0].GatewayName} 与 {path.Ends[1].GatewayName} 上 IPsec连接的日志，核对两端的预共享密钥和加密参数是否一致。",
                $"Compare the IPsec connection logs of {path.Ends[0].GatewayName} and {path.Ends[1].GatewayName} in the console: key and proposals must agree."));

    public static PingFinding OneDown(TunnelRole role) => new(
        "tunnel-down",
        role == TunnelRole.Master
            ? new("主隧道没有建立，流量正在或即将切到备隧道。", "The master tunnel is down; traffic moves, or is about to move, to the slave.")
            : new("备隧道没有建立，主隧道一旦中断就没有退路。", "The slave tunnel is down; if the master fails there is nothing to fall back on."),
        new("半分钟后再测一次；若仍中断，查看该隧道的 IPsec 日志。", "Ping again in half a minute; if it is still down, read that tunnel's IPsec log."));

    public static PingFinding BgpDown(PathFacts path, IReadOnlyList<TunnelRole> roles)
    {
        var (zh, en) = Both(roles);
        var numbers = string.Join(" / ", SideKeys.Both.Select(path.Scenario.AsnOf));
        var addresses = string.Join(" / ", roles.Select(role => path.Scenario.TunnelOf(role).InsideCidr));
        return new(
            "bgp-down",
            new($"{zh}已建立，但其中的 BGP 会话没有建立，对端的路由学不到。", $"{en} established, but the BGP session inside is down, so the peer's routes are not learned."),
            new($"核对两端的自治系统号（{numbers}）、隧道网段（{addresses}）和 BGP 地址，并放行隧道内的 TCP 179。",
                $"Compare the ASNs ({numbers}), tunnel CIDRs ({addresses}) and BGP addresses of both ends, and allow TCP 179 inside the tunnel."));
    }

    public static PingFinding Unhealthy(PathFacts path, IReadOnlyList<TunnelRole> roles)
    {
        var (zh, en) = Both(roles);
        var targets = string.Join(" / ", roles.Select(role => ((OnPremisesClassic)path.Scenario).ConnectionOf(role).HealthCheck.Destination).Distinct());
        return new(
            "health-check-failed",
            new($"{zh}已建立，但健康检查收不到 {targets} 的回答，它的路由暂不使用。", $"{en} established, but its health check gets no answer from {targets}, so its route is out of use."),
            new($"确认 {targets} 在运行并回答 ICMP，且设备把去往健康检查源地址的报文送回同一条隧道。",
                $"Make sure that {targets} runs and answers ICMP, and that the device sends packets for the check's source address back through the same tunnel."));
    }

    private static (string Zh, string En) Both(IReadOnlyList<TunnelRole> roles) => roles switch
    {
        [TunnelRole.Master] => ("主隧道", "The master tunnel is"),
        [TunnelRole.Slave] => ("备隧道", "The slave tunnel is"),
        _ => ("两条隧道", "Both tunnels are"),
    };
}
