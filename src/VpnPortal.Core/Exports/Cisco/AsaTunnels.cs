using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Uplinks, phase 2 and virtual tunnel interfaces of the ASA, which come up only with an address.</summary>
internal static class AsaTunnels
{
    public static string Interface(DeviceTunnel tunnel) => CiscoNames.Numbered("Tunnel9", tunnel.Role);

    public static IEnumerable<CiscoItem> Uplinks(DeviceView view, ExportLanguage language)
    {
        var (first, second) = (view.Tunnels[0], view.Tunnels[1]);
        if (!CiscoNames.HasTwoUplinks(view))
            return [Holds(view, first, language), new CiscoNote(language.Pick("两条隧道使用同一个公网 IP 和出口，此处不需要其他配置", "both tunnels use one public IP and one uplink; nothing else to do here"))];
        return
        [
            Holds(view, first, language), Holds(view, second, language),
            new CiscoNote(first.AlibabaIp == second.AlibabaIp
                ? language.Pick(
                    "两条隧道的对端是同一个地址，而 ASA 按路由选择出口：须用流量区（zone）让两个接口各有一条到该地址的等价路由。未验证：若您的版本不支持，隧道 2 不会建立，请改用双隧道网关或有 VRF 的路由器",
                    "both tunnels go to one address while the ASA chooses the uplink by route: a traffic zone has to hold both interfaces, each with an equal route to that address. Not verified: where a release cannot do that, tunnel 2 stays down; use a dual-tunnel gateway or a router with VRFs instead")
                : language.Pick(
                    "把每个网关地址固定到自己的出口：用下一跳替换 GATEWAY1、GATEWAY2，去掉行首的 !（撤销时同样手工删除）",
                    "pin each gateway address to its own uplink: put the next hops for GATEWAY1 and GATEWAY2 and take away the leading ! (remove them by hand, too)")),
            new CiscoNote($"route {AsaIke.Outside(view, first)} {first.AlibabaIp} 255.255.255.255 GATEWAY1 1"),
            new CiscoNote($"route {AsaIke.Outside(view, second)} {second.AlibabaIp} 255.255.255.255 GATEWAY2 1"),
        ];
    }

    public static IEnumerable<CiscoItem> Ipsec(DeviceView view)
    {
        var (first, ipsec) = (view.Tunnels[0], view.Tunnels[0].Ipsec);
        var proposal = AsaSuite.IsV1(first)
            ? CiscoCommand.Adds(
                CliLine.Of($"crypto ipsec ikev1 transform-set {CiscoNames.Shared} esp-{AsaSuite.Encryption(ipsec.Encryption)} esp-{AsaSuite.IkeHash(ipsec.Authentication)}-hmac"),
                undo: CliLine.Of($"no crypto ipsec ikev1 transform-set {CiscoNames.Shared}"))
            : CiscoCommand.Adds(CliLine.Of($"crypto ipsec ikev2 ipsec-proposal {CiscoNames.Shared}"), [
                CiscoCommand.Part(CliLine.Of($"protocol esp encryption {AsaSuite.Encryption(ipsec.Encryption)}")),
                CiscoCommand.Part(CliLine.Of($"protocol esp integrity {AsaSuite.EspHash(ipsec.Authentication)}")),
            ]);
        return
        [
            proposal,
            CiscoCommand.Adds(CliLine.Of($"crypto ipsec profile {CiscoNames.Shared}"), [
                CiscoCommand.Part(AsaSuite.IsV1(first) ? CliLine.Of($"set ikev1 transform-set {CiscoNames.Shared}") : CliLine.Of($"set ikev2 ipsec-proposal {CiscoNames.Shared}")),
                .. ipsec.Pfs == "disabled" ? Array.Empty<CiscoItem>() : [CiscoCommand.Part(CliLine.Of($"set pfs group{AsaSuite.Group(ipsec.Pfs)}"))],
                // The default renews after a volume, which the gateway does not know.
                CiscoCommand.Part(CliLine.Of($"set security-association lifetime kilobytes unlimited")),
                CiscoCommand.Part(CliLine.Of($"set security-association lifetime seconds {ipsec.LifetimeSeconds}")),
            ]),
        ];
    }

    public static IEnumerable<CiscoItem> Interfaces(DeviceView view, ExportLanguage language) =>
    [
        .. view.IsClassic ? [new CiscoNote(language.Pick(
            "隧道接口没有地址就不会启用；此处的地址只存在于本机：单隧道网关没有隧道内地址", "a tunnel interface without an address stays down; these exist on this ASA only, for single-tunnel gateways have none inside"))] : Array.Empty<CiscoItem>(),
        .. view.Tunnels.Select(tunnel => CiscoCommand.Adds(CliLine.Of($"interface {Interface(tunnel)}"), [
            CiscoCommand.Part(CliLine.Of($"nameif {CiscoNames.Tunnel(tunnel.Role)}")),
            CiscoCommand.Part(CliLine.Of($"ip address {CiscoNames.Inside(tunnel).DeviceIp} {CiscoNames.Inside(tunnel).Network.DottedMask}")),
            CiscoCommand.Part(CliLine.Of($"tunnel source interface {AsaIke.Outside(view, tunnel)}")),
            CiscoCommand.Part(CliLine.Of($"tunnel destination {tunnel.AlibabaIp}")),
            CiscoCommand.Part(CliLine.Of($"tunnel mode ipsec ipv4")),
            CiscoCommand.Part(CliLine.Of($"tunnel protection ipsec profile {CiscoNames.Shared}")),
            CiscoCommand.Part(CliLine.Of($"no shutdown")),
        ])),
        new CiscoNote(language.Pick(
            $"ASA 自行计算隧道 MTU；MSS {CiscoNames.Mss} 适合网关的全部算法和 NAT-T。此设置对整机生效，请先记下原值（默认 1380）",
            $"the ASA works out the MTU by itself; MSS {CiscoNames.Mss} fits every suite of the gateway and NAT-T. This setting is for the whole ASA: note its value before (1380 by default)")),
        CiscoCommand.Shared(CliLine.Of($"sysopt connection tcpmss {CiscoNames.Mss}")),
    ];

    private static CiscoNote Holds(DeviceView view, DeviceTunnel tunnel, ExportLanguage language) => new(language.Pick(
        $"接口 {AsaIke.Outside(view, tunnel)} 须持有 {tunnel.DeviceIp}；若接口另有名称，请在三个文件中一并修改",
        $"interface {AsaIke.Outside(view, tunnel)} has to hold {tunnel.DeviceIp}; if it has another name, change it in all three files"));
}
