using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>
/// Each tunnel must leave by the uplink that holds its public IP. What that takes depends on interfaces and next hops which the portal does
/// not know; those lines are comments to be filled in.
/// </summary>
internal static class IosXeUplinks
{
    /// <summary>Front door of tunnel 2 where both tunnels go to one address: only another routing table can tell them apart.</summary>
    public const string Vrf = "ALI-WAN2";

    public static bool HasOwnVrf(DeviceView view, DeviceTunnel tunnel) =>
        tunnel.Role == TunnelRole.Slave && CiscoNames.HasTwoUplinks(view) && view.Tunnels[0].AlibabaIp == view.Tunnels[1].AlibabaIp;

    public static IEnumerable<CiscoItem> Build(DeviceView view, ExportLanguage language)
    {
        var (first, second) = (view.Tunnels[0], view.Tunnels[1]);
        if (!CiscoNames.HasTwoUplinks(view))
            return [new CiscoNote(language.Pick("两条隧道使用同一个公网 IP 和出口，此处不需要配置", "both tunnels use one public IP and one uplink; nothing to do here"))];
        return HasOwnVrf(view, second) ? FrontDoor(second, language) :
        [
            new CiscoNote(language.Pick(
                "两个公网 IP 各在一条出口上时，把每个网关地址固定到自己的出口：用下一跳替换 GATEWAY1、GATEWAY2，去掉行首的 !（撤销时同样手工删除）",
                "where the two public IPs are on two uplinks, pin each gateway address to its own: put the next hops for GATEWAY1 and GATEWAY2 and take away the leading ! (remove them by hand, too)")),
            new CiscoNote($"ip route {first.AlibabaIp} 255.255.255.255 GATEWAY1"),
            new CiscoNote($"ip route {second.AlibabaIp} 255.255.255.255 GATEWAY2"),
        ];
    }

    private static IEnumerable<CiscoItem> FrontDoor(DeviceTunnel second, ExportLanguage language) =>
    [
        new CiscoNote(language.Pick(
            $"两条隧道的对端是同一个地址，只能按路由表区分出口：持有 {second.DeviceIp} 的接口须移入此 VRF。移入会清除接口地址，请在控制台口操作",
            $"both tunnels go to the same address, so only a routing table of its own tells the uplinks apart: the interface that holds {second.DeviceIp} has to move into this VRF. Moving it clears its address; do it from the console port")),
        // The operator's interface stands in it, so it is not taken away by itself.
        CiscoCommand.Shared(CliLine.Of($"vrf definition {Vrf}"), [
            CiscoCommand.Within(CliLine.Of($"address-family ipv4"), [], CliLine.Of($"exit-address-family")),
        ]),
        new CiscoNote(language.Pick("用接口名、掩码和下一跳替换 WAN2、MASK、GATEWAY2，去掉行首的 !：", "put interface, mask and next hop for WAN2, MASK and GATEWAY2, and take away the leading !:")),
        new CiscoNote("interface WAN2"),
        new CiscoNote($"vrf forwarding {Vrf}"),
        new CiscoNote($"ip address {second.DeviceIp} MASK"),
        new CiscoNote($"ip route vrf {Vrf} 0.0.0.0 0.0.0.0 GATEWAY2"),
    ];
}
