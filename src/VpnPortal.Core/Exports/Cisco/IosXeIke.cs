using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>
/// Phase 1 on IOS-XE. Keyring and profile per tunnel in both versions: with one for both the router may pick the other tunnel's key.
/// </summary>
internal static class IosXeIke
{
    public static IEnumerable<CiscoItem> Build(DeviceView view, ExportLanguage language, SecretMode mode) => view.Tunnels[0].Ike.Version == "ikev1"
        ? [Policy(view.Tunnels[0].Ike), .. view.Tunnels.SelectMany(tunnel => new[] { KeyringV1(view, tunnel, language, mode), ProfileV1(view, tunnel) })]
        : [.. Proposal(view), .. view.Tunnels.SelectMany(tunnel => new[] { Keyring(tunnel, language, mode), Profile(view, tunnel) })];

    /// <summary>The word bare where the router takes it so, else hex of its bytes, which means the same.</summary>
    public static bool NeedsHex(DeviceTunnel tunnel, SecretMode mode) =>
        mode == SecretMode.Revealed && !CiscoKeys.IsBare(Redaction.Show(tunnel.Psk, mode));

    private static IEnumerable<CiscoItem> Proposal(DeviceView view)
    {
        var ike = view.Tunnels[0].Ike;
        yield return CiscoCommand.Adds(CiscoLine.Of($"crypto ikev2 proposal {CiscoNames.Shared}"), [
            CiscoCommand.Part(CiscoLine.Of($"encryption {IosXeSuite.IkeV2Encryption(ike.Encryption)}")),
            CiscoCommand.Part(CiscoLine.Of($"integrity {IosXeSuite.IkeV2Hash(ike.Authentication)}")),
            CiscoCommand.Part(CiscoLine.Of($"prf {IosXeSuite.IkeV2Hash(ike.Authentication)}")),
            CiscoCommand.Part(CiscoLine.Of($"group {IosXeSuite.Group(ike.DhGroup)}")),
        ]);
        yield return CiscoCommand.Adds(CiscoLine.Of($"crypto ikev2 policy {CiscoNames.Shared}"), [
            CiscoCommand.Part(CiscoLine.Of($"match fvrf any")),
            // Without the addresses it would stand beside a policy for any address that is there already, and either could be picked.
            .. view.Tunnels.Select(tunnel => tunnel.DeviceIp).Distinct().Select(ip => CiscoCommand.Part(CiscoLine.Of($"match address local {ip}"))),
            CiscoCommand.Part(CiscoLine.Of($"proposal {CiscoNames.Shared}")),
        ]);
    }

    private static CiscoCommand Keyring(DeviceTunnel tunnel, ExportLanguage language, SecretMode mode)
    {
        var name = CiscoNames.Tunnel(tunnel.Role);
        return CiscoCommand.Adds(CiscoLine.Of($"crypto ikev2 keyring {name}"), [
            CiscoCommand.Part(CiscoLine.Of($"peer {name}")) with
            {
                Inner = new([
                    CiscoCommand.Part(CiscoLine.Of($"address {tunnel.AlibabaIp}")),
                    Key(tunnel, language, mode, CiscoLine.Of($"pre-shared-key"), NeedsHex(tunnel, mode)),
                ]),
            },
        ]);
    }

    private static CiscoCommand Profile(DeviceView view, DeviceTunnel tunnel)
    {
        var name = CiscoNames.Tunnel(tunnel.Role);
        return CiscoCommand.Adds(CiscoLine.Of($"crypto ikev2 profile {name}"), [
            .. IosXeUplinks.HasOwnVrf(view, tunnel) ? [CiscoCommand.Part(CiscoLine.Of($"match fvrf {IosXeUplinks.Vrf}"))] : Array.Empty<CiscoItem>(),
            CiscoCommand.Part(CiscoLine.Of($"match address local {tunnel.DeviceIp}")),
            CiscoCommand.Part(CiscoLine.Of($"match identity remote address {tunnel.AlibabaId} 255.255.255.255")),
            CiscoCommand.Part(CiscoLine.Of($"identity local address {tunnel.DeviceId}")),
            CiscoCommand.Part(CiscoLine.Of($"authentication remote pre-share")),
            CiscoCommand.Part(CiscoLine.Of($"authentication local pre-share")),
            CiscoCommand.Part(CiscoLine.Of($"keyring local {name}")),
            CiscoCommand.Part(CiscoLine.Of($"lifetime {tunnel.Ike.LifetimeSeconds}")),
            .. tunnel.DeadPeerDetection
                ? [CiscoCommand.Part(CiscoLine.Of($"dpd {CiscoNames.DpdSeconds} {CiscoNames.DpdRetrySeconds} periodic"))] : Array.Empty<CiscoItem>(),
        ]);
    }

    private static CiscoCommand Policy(IkeProposal ike) => CiscoCommand.Adds(CiscoLine.Of($"crypto isakmp policy {CiscoNames.Policy}"), [
        CiscoCommand.Part(CiscoLine.Of($"encryption {IosXeSuite.IkeV1Encryption(ike.Encryption)}")),
        CiscoCommand.Part(CiscoLine.Of($"hash {IosXeSuite.IkeV1Hash(ike.Authentication)}")),
        CiscoCommand.Part(CiscoLine.Of($"authentication pre-share")),
        CiscoCommand.Part(CiscoLine.Of($"group {IosXeSuite.Group(ike.DhGroup)}")),
        CiscoCommand.Part(CiscoLine.Of($"lifetime {ike.LifetimeSeconds}")),
    ]);

    private static CiscoCommand KeyringV1(DeviceView view, DeviceTunnel tunnel, ExportLanguage language, SecretMode mode)
    {
        var name = CiscoNames.Tunnel(tunnel.Role);
        var line = IosXeUplinks.HasOwnVrf(view, tunnel) ? CiscoLine.Of($"crypto keyring {name} vrf {IosXeUplinks.Vrf}") : CiscoLine.Of($"crypto keyring {name}");
        return CiscoCommand.Adds(
            line,
            [
                CiscoCommand.Part(CiscoLine.Of($"local-address {tunnel.DeviceIp}{VrfWord(view, tunnel)}")),
                Key(tunnel, language, mode, CiscoLine.Of($"pre-shared-key address {tunnel.AlibabaIp} key"), isHex: false),
            ],
            CiscoLine.Of($"no crypto keyring {name}"));
    }

    private static CiscoCommand ProfileV1(DeviceView view, DeviceTunnel tunnel)
    {
        var name = CiscoNames.Tunnel(tunnel.Role);
        return CiscoCommand.Adds(CiscoLine.Of($"crypto isakmp profile {name}"), [
            CiscoCommand.Part(CiscoLine.Of($"keyring {name}")),
            CiscoCommand.Part(CiscoLine.Of($"self-identity address")),
            CiscoCommand.Part(CiscoLine.Of($"match identity address {tunnel.AlibabaId} 255.255.255.255{VrfWord(view, tunnel)}")),
            // In the profile, for the command of the same name at the top level would change every other peer of the router.
            .. tunnel.DeadPeerDetection
                ? [CiscoCommand.Part(CiscoLine.Of($"keepalive {CiscoNames.DpdSeconds} retry {CiscoNames.DpdRetrySeconds}"))] : Array.Empty<CiscoItem>(),
            .. tunnel.Ike.Mode == "aggressive" ? [CiscoCommand.Part(CiscoLine.Of($"initiate mode aggressive"))] : Array.Empty<CiscoItem>(),
            CiscoCommand.Part(CiscoLine.Of($"local-address {tunnel.DeviceIp}{VrfWord(view, tunnel)}")),
        ]);
    }

    private static CiscoLine VrfWord(DeviceView view, DeviceTunnel tunnel) =>
        new(IosXeUplinks.HasOwnVrf(view, tunnel) ? $" {IosXeUplinks.Vrf}" : "");

    /// <summary>Masked, the line is a comment: the tunnel stays down until somebody types it.</summary>
    private static CiscoItem Key(DeviceTunnel tunnel, ExportLanguage language, SecretMode mode, CiscoLine command, bool isHex)
    {
        var shown = Redaction.Show(tunnel.Psk, mode);
        if (mode != SecretMode.Revealed) return new CiscoNote(language.Pick($"在此输入：{command.Value} {shown}", $"enter here: {command.Value} {shown}"));
        return CiscoCommand.Part(isHex
            ? CiscoLine.Of($"{command} hex {Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(shown))}")
            : CiscoLine.Of($"{command} {new CiscoKeyWord(shown)}"));
    }
}
