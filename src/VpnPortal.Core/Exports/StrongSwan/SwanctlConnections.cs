using System.Text;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>The model of <c>swanctl.conf</c>: two connections and their keys.</summary>
public static class SwanctlConnections
{
    /// <summary>An option that swanctl does not know: it refuses the connection (exit code 22) and names this word.</summary>
    public const string MissingKeyOption = "preshared_key_missing";

    /// <summary>Connections and secrets; masked ones are built so that swanctl refuses them.</summary>
    public static IEnumerable<SwanctlItem> Build(DeviceView view, ExportLanguage language, SecretMode mode) =>
    [
        SwanctlSection.Of("connections", view.Tunnels.Select(tunnel => Connection(view, tunnel, language, mode))),
        SwanctlSection.Of("secrets", view.Tunnels.Select(tunnel => Secret(tunnel, language, mode))),
    ];

    private static SwanctlSection Connection(DeviceView view, DeviceTunnel tunnel, ExportLanguage language, SecretMode mode)
    {
        var name = DeviceNames.Connection(tunnel.Role);
        IEnumerable<SwanctlItem> refusal = mode == SecretMode.Revealed ? [] :
        [
            new SwanctlComment(language.Pick(
                $"在下方 secrets 中填入密钥后删除此行；在此之前 swanctl 拒绝加载本连接",
                $"delete this line once the key stands under secrets below; until then swanctl refuses this connection")),
            new SwanctlSetting(MissingKeyOption, "yes"),
        ];
        return SwanctlSection.Of(
            name,
            [
                .. refusal, .. Phase1(view, tunnel),
                SwanctlSection.Of("local", new SwanctlSetting("auth", "psk"), new SwanctlSetting("id", tunnel.DeviceId)),
                SwanctlSection.Of("remote", new SwanctlSetting("auth", "psk"), new SwanctlSetting("id", tunnel.AlibabaId)),
                SwanctlSection.Of("children", SwanctlSection.Of(name, Phase2(view, tunnel))),
            ]);
    }

    private static IEnumerable<SwanctlItem> Phase1(DeviceView view, DeviceTunnel tunnel)
    {
        var (ike, isV1) = (tunnel.Ike, tunnel.Ike.Version == "ikev1");
        var over = SwanctlTimers.Seconds(SwanctlTimers.Over(ike.LifetimeSeconds));
        var renew = SwanctlTimers.Seconds(SwanctlTimers.Rekey(ike.LifetimeSeconds));
        yield return new SwanctlSetting("version", isV1 ? "1" : "2");
        if (isV1) yield return new SwanctlSetting("aggressive", ike.Mode == "aggressive" ? "yes" : "no");
        yield return new SwanctlSetting("local_addrs", tunnel.DeviceIp);
        yield return new SwanctlSetting("remote_addrs", tunnel.AlibabaIp);
        yield return new SwanctlSetting("proposals", SwanctlProposal.Ike(ike));
        // IKEv1 cannot rekey an IKE_SA, only replace it by a new authentication.
        yield return new SwanctlSetting("rekey_time", isV1 ? "0s" : renew);
        yield return new SwanctlSetting("reauth_time", isV1 ? renew : "0s");
        yield return new SwanctlSetting("over_time", over);
        if (tunnel.DeadPeerDetection) yield return new SwanctlSetting("dpd_delay", SwanctlTimers.Seconds(SwanctlTimers.DpdDelay));
        // IKEv2 uses the retransmission of strongswan.d instead.
        if (tunnel.DeadPeerDetection && isV1) yield return new SwanctlSetting("dpd_timeout", SwanctlTimers.Seconds(3 * SwanctlTimers.DpdDelay));
        yield return new SwanctlSetting("keyingtries", "0");
        // MOBIKE would move to UDP 4500 and announce the device's other addresses.
        yield return new SwanctlSetting("mobike", "no");
        if (view.HasEqualIds) yield return new SwanctlSetting("unique", "never");
    }

    private static IEnumerable<SwanctlItem> Phase2(DeviceView view, DeviceTunnel tunnel)
    {
        var (ipsec, ifId) = (tunnel.Ipsec, DeviceNames.IfId(tunnel.Role).ToString(System.Globalization.CultureInfo.InvariantCulture));
        yield return new SwanctlSetting("local_ts", Cidr.Any.ToString());
        yield return new SwanctlSetting("remote_ts", Cidr.Any.ToString());
        yield return new SwanctlSetting("esp_proposals", SwanctlProposal.Esp(ipsec));
        yield return new SwanctlSetting("rekey_time", SwanctlTimers.Seconds(SwanctlTimers.Rekey(ipsec.LifetimeSeconds)));
        yield return new SwanctlSetting("life_time", SwanctlTimers.Seconds(ipsec.LifetimeSeconds));
        yield return new SwanctlSetting("if_id_in", ifId);
        yield return new SwanctlSetting("if_id_out", ifId);
        // Plain start gives up for good after one refused authentication; the trap brings the tunnel back with the next packet, of
        // keepalive.sh or of BGP.
        yield return new SwanctlSetting("start_action", "trap|start");
        yield return new SwanctlSetting("close_action", "trap");
        if (tunnel.DeadPeerDetection) yield return new SwanctlSetting("dpd_action", "trap");
        // With BGP routes come and go with the session.
        if (view.Routing == DeviceRouting.Static) yield return new SwanctlSetting("updown", $"{DeviceNames.Folder}/{UpdownScript.FileName}");
    }

    private static SwanctlSection Secret(DeviceTunnel tunnel, ExportLanguage language, SecretMode mode)
    {
        SwanctlItem secret = mode == SecretMode.Revealed
            // Hex of the bytes is immune to quotes, backslashes, # and a literal 0x at the start.
            ? new SwanctlSetting("secret", "0x" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Redaction.Show(tunnel.Psk, mode))))
            : new SwanctlComment(language.Pick(
                $"{PresharedKey.Mask} 在此写 secret = 0x<密钥各字节的十六进制>（打印十六进制：见文件开头）",
                $"{PresharedKey.Mask} write here: secret = 0x<hex of the key's bytes> (how to print it: top of this file)"));
        return SwanctlSection.Of(
            DeviceNames.Secret(tunnel.Role),
            new SwanctlSetting("id-device", tunnel.DeviceId), new SwanctlSetting("id-alibaba", tunnel.AlibabaId), secret);
    }
}
