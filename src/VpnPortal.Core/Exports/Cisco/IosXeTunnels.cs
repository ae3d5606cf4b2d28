namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Phase 2 and the static virtual tunnel interfaces of IOS-XE; their selectors are any to any, as on the gateway.</summary>
internal static class IosXeTunnels
{
    public static string Interface(DeviceTunnel tunnel) => CiscoNames.Numbered("Tunnel10", tunnel.Role);

    public static IEnumerable<CiscoItem> Ipsec(DeviceView view) =>
    [
        CiscoCommand.Adds(
            CliLine.Of($"crypto ipsec transform-set {CiscoNames.Shared} {IosXeSuite.Transform(view.Tunnels[0].Ipsec)}"),
            [CiscoCommand.Part(CliLine.Of($"mode tunnel"))],
            CliLine.Of($"no crypto ipsec transform-set {CiscoNames.Shared}")),
        .. view.Tunnels.Select(Profile),
    ];

    public static IEnumerable<CiscoItem> Interfaces(DeviceView view, ExportLanguage language) =>
    [
        .. view.IsClassic ? [new CiscoNote(language.Pick(
            "隧道接口地址只存在于本机：单隧道网关没有隧道内地址", "the addresses of the interfaces exist on this router only: single-tunnel gateways have none inside"))] : Array.Empty<CiscoItem>(),
        new CiscoNote(language.Pick(
            $"MTU {CiscoNames.Mtu}、MSS {CiscoNames.Mss} 适合网关的全部算法和 NAT-T（1500 字节链路）", $"MTU {CiscoNames.Mtu} and MSS {CiscoNames.Mss} fit every suite of the gateway and NAT-T on a 1500-byte link")),
        .. view.Tunnels.Select(tunnel => Interface(view, tunnel)),
    ];

    private static CiscoCommand Profile(DeviceTunnel tunnel)
    {
        var (name, ipsec) = (CiscoNames.Tunnel(tunnel.Role), tunnel.Ipsec);
        return CiscoCommand.Adds(CliLine.Of($"crypto ipsec profile {name}"), [
            CiscoCommand.Part(CliLine.Of($"set security-association lifetime seconds {ipsec.LifetimeSeconds}")),
            // The default renews after a volume, which the gateway does not know.
            CiscoCommand.Part(CliLine.Of($"set security-association lifetime kilobytes disable")),
            CiscoCommand.Part(CliLine.Of($"set security-association replay window-size 128")),
            CiscoCommand.Part(CliLine.Of($"set transform-set {CiscoNames.Shared}")),
            .. ipsec.Pfs == "disabled" ? Array.Empty<CiscoItem>() : [CiscoCommand.Part(CliLine.Of($"set pfs group{IosXeSuite.Group(ipsec.Pfs)}"))],
            CiscoCommand.Part(tunnel.Ike.Version == "ikev1" ? CliLine.Of($"set isakmp-profile {name}") : CliLine.Of($"set ikev2-profile {name}")),
        ]);
    }

    private static CiscoCommand Interface(DeviceView view, DeviceTunnel tunnel) => CiscoCommand.Adds(CliLine.Of($"interface {Interface(tunnel)}"), [
        CiscoCommand.Part(CliLine.Of($"description {CiscoNames.Tunnel(tunnel.Role)}")),
        CiscoCommand.Part(CliLine.Of($"ip address {CiscoNames.Inside(tunnel).DeviceIp} {CiscoNames.Inside(tunnel).Network.DottedMask}")),
        CiscoCommand.Part(CliLine.Of($"ip mtu {CiscoNames.Mtu}")),
        CiscoCommand.Part(CliLine.Of($"ip tcp adjust-mss {CiscoNames.Mss}")),
        CiscoCommand.Part(CliLine.Of($"tunnel source {tunnel.DeviceIp}")),
        CiscoCommand.Part(CliLine.Of($"tunnel mode ipsec ipv4")),
        CiscoCommand.Part(CliLine.Of($"tunnel destination {tunnel.AlibabaIp}")),
        .. IosXeUplinks.HasOwnVrf(view, tunnel) ? [CiscoCommand.Part(CliLine.Of($"tunnel vrf {IosXeUplinks.Vrf}"))] : Array.Empty<CiscoItem>(),
        CiscoCommand.Part(CliLine.Of($"tunnel protection ipsec profile {CiscoNames.Tunnel(tunnel.Role)}")),
        CiscoCommand.Part(CliLine.Of($"no shutdown")),
    ]);
}
