using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>What both IKE versions share on Comware: transform set, profiles and tunnel interfaces.</summary>
internal static class ComwareIpsec
{
    /// <summary>The largest volume that a lifetime takes, in kilobytes; the default of 1.8 GB would renew far too often, and none cannot be said.</summary>
    private const long MostKilobytes = 4294967295;

    public static string Tunnel(TunnelRole role) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Tunnel{VrpNames.Number(role)}");

    public static CliSection Proposals(VrpPage page)
    {
        var ipsec = page.Master.Ipsec;
        List<CliLine> body =
        [
            new("encapsulation-mode tunnel"), new("protocol esp"),
            CliLine.Of($"esp encryption-algorithm {ComwareWords.Encryption(ipsec.Encryption)}"),
            CliLine.Of($"esp authentication-algorithm {ComwareWords.Integrity(ipsec.Authentication)}"),
        ];
        if (ipsec.Pfs != "disabled") body.Add(CliLine.Of($"pfs dh-{ComwareWords.Group(ipsec.Pfs)}"));
        return CliSection.Of(
            page.Pick("IKE 与 IPsec 提议", "IKE and IPsec proposals"),
            [page.Pick("与阿里云侧一致，每项只有一个取值；设备的默认值是 DES 与 group1，因此全部写出", "the same as on the gateway, one value each; the device's defaults are DES and group1, so all are written")],
            [
                .. page.IsV1 ? ComwareIke.Proposal(page) : ComwareIkeV2.Proposal(page),
                CliBlock.Object(CliLine.Of($"ipsec transform-set {VrpNames.Both}"), CliLine.Of($"undo ipsec transform-set {VrpNames.Both}"), CliBlock.Commands(body)),
            ]);
    }

    public static CliSection TunnelSection(VrpPage page, DeviceTunnel tunnel)
    {
        var name = VrpNames.Of(tunnel.Role);
        var (device, _, network) = VrpNames.Inside(tunnel);
        return CliSection.Of(
            tunnel.Role == TunnelRole.Master ? page.Pick("隧道 1（主）", "tunnel 1 (master)") : page.Pick("隧道 2（备）", "tunnel 2 (slave)"),
            Notes(page, tunnel),
            [
                .. page.IsV1 ? ComwareIke.Peer(page, tunnel) : ComwareIkeV2.Peer(page, tunnel),
                CliBlock.Object(
                    CliLine.Of($"ipsec profile {name} isakmp"), CliLine.Of($"undo ipsec profile {name}"),
                    CliBlock.Commands(
                        CliLine.Of($"transform-set {VrpNames.Both}"), CliLine.Of($"{(page.IsV1 ? "ike-profile" : "ikev2-profile")} {name}"),
                        CliLine.Of($"sa duration time-based {tunnel.Ipsec.LifetimeSeconds}"), CliLine.Of($"sa duration traffic-based {MostKilobytes}"))),
                CliBlock.Object(
                    CliLine.Of($"interface {Tunnel(tunnel.Role)} mode ipsec"), CliLine.Of($"undo interface {Tunnel(tunnel.Role)}"),
                    CliBlock.Commands(
                        CliLine.Of($"ip address {device} {Cidr.Format(~(network.LastAddress - network.Address))}"),
                        CliLine.Of($"source {tunnel.DeviceIp}"), CliLine.Of($"destination {tunnel.AlibabaIp}"),
                        CliLine.Of($"mtu {VrpNames.Mtu}"), CliLine.Of($"tcp mss {VrpNames.Mss}"), CliLine.Of($"tunnel protection ipsec profile {name}"))),
            ]);
    }

    private static IEnumerable<string> Notes(VrpPage page, DeviceTunnel tunnel)
    {
        yield return page.Pick(
            "设备在 NAT 之后时，把 source 与 match local address 改为私网地址；MTU 与 MSS 适用于 1500 字节的链路和网关的全部算法",
            "behind NAT write the private address after source and match local address; MTU and MSS fit a 1500-byte link and every suite of the gateway");
        if (page.Context.Secrets != SecretMode.Masked) yield break;
        var name = VrpNames.Of(tunnel.Role);
        yield return page.IsV1
            ? page.Pick(
                $"缺少密钥 {PresharedKey.Mask}：加载后进入 ike keychain {name}，执行 pre-shared-key address {tunnel.AlibabaIp} 32 key simple 加密钥",
                $"the key {PresharedKey.Mask} is missing: once loaded, enter ike keychain {name} and give pre-shared-key address {tunnel.AlibabaIp} 32 key simple with the key")
            : page.Pick(
                $"缺少密钥 {PresharedKey.Mask}：加载后进入 ikev2 keychain {name} 的 peer {name}，执行 pre-shared-key plaintext 加密钥",
                $"the key {PresharedKey.Mask} is missing: once loaded, enter peer {name} of ikev2 keychain {name} and give pre-shared-key plaintext with the key");
    }
}
