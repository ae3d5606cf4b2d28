using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>What USG and AR have in common: proposals, peers, profiles and tunnel interfaces, and the checks of them.</summary>
/// <param name="TunnelPrefix"><c>Tunnel</c> on USG, <c>Tunnel0/0/</c> on AR.</param>
/// <param name="KeyCommand"><c>pre-shared-key</c>, on AR with the word that precedes a key.</param>
internal sealed record HuaweiIpsec(string TunnelPrefix, CliLine KeyCommand)
{
    public static readonly BgpWords Bgp = new(new("ip ip-prefix"), new("if-match ip-prefix"), new("ipv4-family unicast"), new(" additive"));

    public string Tunnel(TunnelRole role) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{TunnelPrefix}{VrpNames.Number(role)}");

    /// <summary>Renewal at nine tenths, so that the device renews first: one cloud's guide tells of releases that leave a renewal begun by the peer unanswered.</summary>
    public static int Renewal(int lifetime) => lifetime * 9 / 10;

    public CliSection Proposals(VrpPage page, IEnumerable<string> notes, params IEnumerable<CliBlock> global) => CliSection.Of(
        page.Pick("IKE 与 IPsec 提议", "IKE and IPsec proposals"),
        [page.Pick(
            $"与阿里云侧一致，每项只有一个取值；生存周期为 {page.Master.Ike.LifetimeSeconds} 与 {page.Master.Ipsec.LifetimeSeconds} 秒的十分之九，由设备先续期",
            $"the same as on the gateway, one value each; lifetimes are nine tenths of {page.Master.Ike.LifetimeSeconds} and {page.Master.Ipsec.LifetimeSeconds} s, so that the device renews first"), .. notes],
        [
            .. global,
            CliBlock.Object(CliLine.Of($"ike proposal {VrpNames.Proposal}"), CliLine.Of($"undo ike proposal {VrpNames.Proposal}"), CliBlock.Commands(IkeProposal(page))),
            CliBlock.Object(
                CliLine.Of($"ipsec proposal {VrpNames.Both}"), CliLine.Of($"undo ipsec proposal {VrpNames.Both}"),
                CliBlock.Commands(
                    new("encapsulation-mode tunnel"), new("transform esp"),
                    CliLine.Of($"esp authentication-algorithm {HuaweiWords.Authentication(page.Master.Ipsec.Authentication)}"),
                    CliLine.Of($"esp encryption-algorithm {HuaweiWords.Encryption(page.Master.Ipsec.Encryption)}"))),
        ]);

    private static IEnumerable<CliLine> IkeProposal(VrpPage page)
    {
        var ike = page.Master.Ike;
        yield return CliLine.Of($"encryption-algorithm {HuaweiWords.Encryption(ike.Encryption)}");
        yield return CliLine.Of($"dh {HuaweiWords.Group(ike.DhGroup)}");
        yield return CliLine.Of($"authentication-algorithm {HuaweiWords.Authentication(ike.Authentication)}");
        yield return new("authentication-method pre-share");
        if (!page.IsV1)
        {
            yield return CliLine.Of($"integrity-algorithm {HuaweiWords.Integrity(ike.Authentication)}");
            yield return CliLine.Of($"prf {HuaweiWords.Prf(ike.Authentication)}");
        }

        yield return CliLine.Of($"sa duration {Renewal(ike.LifetimeSeconds)}");
    }

    public CliSection TunnelSection(VrpPage page, DeviceTunnel tunnel)
    {
        var name = VrpNames.Of(tunnel.Role);
        var (device, _, network) = VrpNames.Inside(tunnel);
        return CliSection.Of(
            tunnel.Role == TunnelRole.Master ? page.Pick("隧道 1（主）", "tunnel 1 (master)") : page.Pick("隧道 2（备）", "tunnel 2 (slave)"),
            Notes(page, name),
            [
                CliBlock.Object(CliLine.Of($"ike peer {name}"), CliLine.Of($"undo ike peer {name}"), CliBlock.Commands(Peer(page, tunnel))),
                CliBlock.Object(CliLine.Of($"ipsec profile {name}"), CliLine.Of($"undo ipsec profile {name}"), CliBlock.Commands(Profile(tunnel, name))),
                CliBlock.Object(
                    CliLine.Of($"interface {Tunnel(tunnel.Role)}"), CliLine.Of($"undo interface {Tunnel(tunnel.Role)}"),
                    CliBlock.Commands(
                        new("tunnel-protocol ipsec"),
                        CliLine.Of($"ip address {device} {network.DottedMask}"),
                        CliLine.Of($"source {tunnel.DeviceIp}"),
                        CliLine.Of($"destination {tunnel.AlibabaIp}"),
                        CliLine.Of($"mtu {VrpNames.Mtu}"),
                        CliLine.Of($"tcp adjust-mss {VrpNames.Mss}"),
                        CliLine.Of($"ipsec profile {name}"))),
            ]);
    }

    private IEnumerable<string> Notes(VrpPage page, string name)
    {
        yield return page.Pick(
            "设备在 NAT 之后时，把 source 改为私网地址；MTU 与 MSS 适用于 1500 字节的链路和网关的全部算法",
            "behind NAT write the private address after source; MTU and MSS fit a 1500-byte link and every suite of the gateway");
        if (page.Context.Secrets == SecretMode.Masked)
            yield return page.Pick(
                $"缺少密钥 {PresharedKey.Mask}：加载后进入 ike peer {name}，执行 {KeyCommand.Text} 加密钥；密钥中有问号时整个密钥加双引号，否则不加",
                $"the key {PresharedKey.Mask} is missing: once loaded, enter ike peer {name} and give {KeyCommand.Text} with the key, in double quotes if a question mark is in it and without them otherwise");
    }

    private IEnumerable<CliLine> Peer(VrpPage page, DeviceTunnel tunnel)
    {
        // Both versions are on by default; the gateway speaks one.
        yield return new(page.IsV1 ? "undo version 2" : "undo version 1");
        if (page.IsV1) yield return new(tunnel.Ike.Mode == "aggressive" ? "exchange-mode aggressive" : "exchange-mode main");
        if (page.Context.Secrets == SecretMode.Revealed && tunnel.Psk is not null)
            yield return CliLine.Of($"{KeyCommand} {HuaweiKey.Quote(Redaction.Show(tunnel.Psk, page.Context.Secrets))}");
        yield return CliLine.Of($"ike-proposal {VrpNames.Proposal}");
        yield return new("local-id-type ip");
        yield return CliLine.Of($"remote-id {tunnel.AlibabaId}");
        yield return new(tunnel.NatTraversal ? "nat traversal" : "undo nat traversal");
        if (!tunnel.DeadPeerDetection) yield break;
        yield return new("dpd type periodic");
        yield return CliLine.Of($"dpd idle-time {VrpNames.DpdSeconds}");
        yield return new("dpd retransmit-interval 5");
        // IKEv1: the order of payloads that RFC 3706 has; the device's default is the other one.
        if (page.IsV1) yield return new("dpd msg seq-hash-notify");
    }

    private static IEnumerable<CliLine> Profile(DeviceTunnel tunnel, string name)
    {
        yield return CliLine.Of($"ike-peer {name}");
        yield return CliLine.Of($"proposal {VrpNames.Both}");
        if (tunnel.Ipsec.Pfs != "disabled") yield return CliLine.Of($"pfs dh-{HuaweiWords.Group(tunnel.Ipsec.Pfs)}");
        yield return CliLine.Of($"sa duration time-based {Renewal(tunnel.Ipsec.LifetimeSeconds)}");
        // Without a limit by volume, which the gateway does not have either.
        yield return new("sa duration traffic-based 0");
    }
}
