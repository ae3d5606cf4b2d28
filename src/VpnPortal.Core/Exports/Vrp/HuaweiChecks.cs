using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>Commands that change nothing, but for the last section, which proves PFS.</summary>
internal static class HuaweiChecks
{
    public static IEnumerable<CliSection> Sections(VrpPage page, HuaweiIpsec ipsec, CliLine? watch)
    {
        yield return VrpChecks.Of(page, "隧道", "tunnels",
            "预期：两个对端各有一个已建立的 IKE SA（标志含 RD）；每条隧道一对 IPsec SA，两个接口均为 UP", "expected: one IKE SA with the flag RD for each of the two peers; a pair of IPsec SAs for each tunnel; both interfaces up",
            [new("display ike sa"), new("display ipsec sa"), .. page.View.Tunnels.Select(tunnel => CliLine.Of($"display interface {ipsec.Tunnel(tunnel.Role)}"))]);
        yield return VrpChecks.Of(page, "路由", "routes",
            $"预期：去往 VPC 的路由经 {ipsec.Tunnel(TunnelRole.Master)}；断开隧道 1 后经 {ipsec.Tunnel(TunnelRole.Slave)}，恢复后回到隧道 1",
            $"expected: the routes to the VPC go by {ipsec.Tunnel(TunnelRole.Master)}; by {ipsec.Tunnel(TunnelRole.Slave)} once tunnel 1 is cut, and back when it returns",
            page.View.VpcSubnets.Select(subnet => CliLine.Of($"display ip routing-table {Cidr.Format(subnet.Address)} verbose")));
        if (page.IsBgp)
            yield return VrpChecks.Of(page, "BGP", "BGP", "预期：两个邻居均为 Established，收到 VPC 的前缀", "expected: both peers Established, with prefixes of the VPC received",
                [new("display bgp peer"), .. page.View.Tunnels.Select(tunnel => CliLine.Of($"display bgp routing-table peer {tunnel.Inside!.AlibabaIp} received-routes"))]);
        else if (watch is { } command)
            yield return VrpChecks.Of(page, "探测（加载 failover.txt 之后）", "probe (once failover.txt is loaded)", "预期：探测成功；不成功时去往 VPC 的路由经隧道 2", "expected: the probe succeeds; while it fails, the routes to the VPC go by tunnel 2", [command]);
        foreach (var last in VrpChecks.Last(page)) yield return last;
    }
}
