using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>Commands that change nothing, but for the last section, which proves PFS.</summary>
internal static class ComwareChecks
{
    public static IEnumerable<CliSection> Sections(VrpPage page)
    {
        yield return Of(page, "隧道", "tunnels",
            "预期：两个对端各有一个已建立的 IKE SA；每条隧道一对 IPsec SA，两个接口均为 UP", "expected: one IKE SA established for each of the two peers; a pair of IPsec SAs for each tunnel; both interfaces up",
            [new(page.IsV1 ? "display ike sa" : "display ikev2 sa"), new("display ipsec sa"), .. TunnelRoles.Both.Select(role => CliLine.Of($"display interface {ComwareIpsec.Tunnel(role)}"))]);
        yield return Of(page, "路由", "routes",
            "预期：去往 VPC 的路由经 Tunnel101；断开隧道 1 后经 Tunnel102，恢复后回到隧道 1", "expected: the routes to the VPC go by Tunnel101; by Tunnel102 once tunnel 1 is cut, and back when it returns",
            page.View.VpcSubnets.Select(subnet => CliLine.Of($"display ip routing-table {Cidr.Format(subnet.Address)} verbose")));
        if (page.IsBgp)
            yield return Of(page, "BGP", "BGP", "预期：两个邻居均为 Established，收到 VPC 的前缀", "expected: both peers Established, with prefixes of the VPC received",
                [new("display bgp peer ipv4"), .. page.View.Tunnels.Select(tunnel => CliLine.Of($"display bgp routing-table ipv4 peer {tunnel.Inside!.AlibabaIp} received-routes"))]);
        else
            yield return Of(page, "探测（加载 failover.txt 之后）", "probe (once failover.txt is loaded)",
                "预期：Track 项为 Positive；不成功时去往 VPC 的路由经隧道 2", "expected: the track entry is positive; while it is negative, the routes to the VPC go by tunnel 2",
                [CliLine.Of($"display track {VrpNames.Number(TunnelRole.Master)}"), CliLine.Of($"display nqa result {VrpNames.Both} {VrpNames.Of(TunnelRole.Master)}")]);
        if (page.HasTwoUplinks)
            yield return Of(page, "出口", "uplinks", "预期：每条隧道的报文从持有其公网 IP 的出口离开", "expected: the packets of each tunnel leave by the uplink that holds its public IP",
                page.View.Tunnels.Select(tunnel => tunnel.AlibabaIp).Distinct().Select(ip => CliLine.Of($"display ip routing-table {ip}")));
        // IKEv1 checks the group of every child SA, the first one included.
        if (page.IsV1) yield break;
        yield return Of(page, "PFS", "PFS",
            "中断片刻：首个子 SA 不校验 PFS，重建后仍能建立才算通过", "interrupts for a moment: the first child SA does not check PFS; it passed when the SAs come up again",
            page.View.Tunnels.Select(tunnel => tunnel.AlibabaIp).Distinct().Select(ip => CliLine.Of($"reset ipsec sa remote {ip}")).Append(new("display ipsec sa")));
    }

    private static CliSection Of(VrpPage page, string zh, string en, string expectZh, string expectEn, IEnumerable<CliLine> lines) =>
        CliSection.Of(page.Pick(zh, en), [page.Pick(expectZh, expectEn)], CliBlock.Commands(lines));
}
