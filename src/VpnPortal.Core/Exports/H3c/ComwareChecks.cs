using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>Commands that change nothing, but for the last section, which proves PFS.</summary>
internal static class ComwareChecks
{
    public static IEnumerable<CliSection> Sections(VrpPage page)
    {
        yield return VrpChecks.Of(page, "隧道", "tunnels",
            "预期：两个对端各有一个已建立的 IKE SA；每条隧道一对 IPsec SA，两个接口均为 UP", "expected: one IKE SA established for each of the two peers; a pair of IPsec SAs for each tunnel; both interfaces up",
            [new(page.IsV1 ? "display ike sa" : "display ikev2 sa"), new("display ipsec sa"), .. TunnelRoles.Both.Select(role => CliLine.Of($"display interface {ComwareIpsec.Tunnel(role)}"))]);
        yield return VrpChecks.Of(page, "路由", "routes",
            "预期：去往 VPC 的路由经 Tunnel101；断开隧道 1 后经 Tunnel102，恢复后回到隧道 1", "expected: the routes to the VPC go by Tunnel101; by Tunnel102 once tunnel 1 is cut, and back when it returns",
            page.View.VpcSubnets.Select(subnet => CliLine.Of($"display ip routing-table {Cidr.Format(subnet.Address)} verbose")));
        if (page.IsBgp)
            yield return VrpChecks.Of(page, "BGP", "BGP", "预期：两个邻居均为 Established，收到 VPC 的前缀", "expected: both peers Established, with prefixes of the VPC received",
                [new("display bgp peer ipv4"), .. page.View.Tunnels.Select(tunnel => CliLine.Of($"display bgp routing-table ipv4 peer {tunnel.Inside!.AlibabaIp} received-routes"))]);
        else
            yield return VrpChecks.Of(page, "探测（加载 failover.txt 之后）", "probe (once failover.txt is loaded)",
                "预期：Track 项为 Positive；不成功时去往 VPC 的路由经隧道 2", "expected: the track entry is positive; while it is negative, the routes to the VPC go by tunnel 2",
                [CliLine.Of($"display track {VrpNames.Number(TunnelRole.Master)}"), CliLine.Of($"display nqa result {VrpNames.Both} {VrpNames.Of(TunnelRole.Master)}")]);
        foreach (var last in VrpChecks.Last(page)) yield return last;
    }
}
