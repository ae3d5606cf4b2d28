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
        yield return CiscoCommand.Adds(CliLine.Of($"crypto ikev2 proposal {CiscoNames.Shared}"), [
            CiscoCommand.Part(CliLine.Of($"encryption {IosXeSuite.IkeV2Encryption(ike.Encryption)}")),
            CiscoCommand.Part(CliLine.Of($"integrity {IosXeSuite.IkeV2Hash(ike.Authentication)}")),
            CiscoCommand.Part(CliLine.Of($"prf {IosXeSuite.IkeV2Hash(ike.Authentication)}")),
            CiscoCommand.Part(CliLine.Of($"group {IosXeSuite.Group(ike.DhGroup)}")),
        ]);
        yield return CiscoCommand.Adds(CliLine.Of($"crypto ikev2 policy {CiscoNames.Shared}"), [
            CiscoCommand.Part(CliLine.Of($"match fvrf any")),
            // Without the addresses it would stand beside a policy for any address that is there already, and either could be picked.
            .. view.Tunnels.Select(tunnel => tunnel.DeviceIp).Distinct().Select(ip => CiscoCommand.Part(CliLine.Of($"match address local {ip}"))),
            CiscoCommand.Part(CliLine.Of($"proposal {CiscoNames.Shared}")),
        ]);
    }

    private static CiscoCommand Keyring(DeviceTunnel tunnel, ExportLanguage language, SecretMode mode)
    {
        var name = CiscoNames.Tunnel(tunnel.Role);
        return CiscoCommand.Adds(CliLine.Of($"crypto ikev2 keyring {name}"), [
            CiscoCommand.Part(CliLine.Of($"peer {name}")) with
            {
                Inner = new([
                    CiscoCommand.Part(CliLine.Of($"address {tunnel.AlibabaIp}")),
                    Key(tunnel, language, mode, CliLine.Of($"pre-shared-key"), NeedsHex(tunnel, mode)),
                ]),
            },
        ]);
    }

    private static CiscoCommand Profile(DeviceView view, DeviceTunnel tunnel)
    {
        var name = CiscoNames.Tunnel(tunnel.Role);
        return CiscoCommand.Adds(CliLine.Of($"crypto ikev2 profile {name}"), [
            .. IosXeUplinks.HasOwnVrf(view, tunnel) ? [CiscoCommand.Part(CliLine.Of($"match fvrf {IosXeUplinks.Vrf}"))] : Array.Empty<CiscoItem>(),
            CiscoCommand.Part(CliLine.Of($"match address local {tunnel.DeviceIp}")),
            CiscoCommand.Part(CliLine.Of($"match identity remote address {tunnel.AlibabaId} 255.255.255.255")),
            CiscoCommand.Part(CliLine.Of($"identity local address {tunnel.DeviceId}")),
            CiscoCommand.Part(CliLine.Of($"authentication remote pre-share")),
            CiscoCommand.Part(CliLine.Of($"authentication local pre-share")),
            CiscoCommand.Part(CliLine.Of($"keyring local {name}")),
            CiscoCommand.Part(CliLine.Of($"lifetime {tunnel.Ike.LifetimeSeconds}")),
            .. tunnel.DeadPeerDetection
                ? [CiscoCommand.Part(CliLine.Of($"dpd {CiscoNames.DpdSeconds} {CiscoNames.DpdRetrySeconds} periodic"))] : Array.Empty<CiscoItem>(),
        ]);
    }

    private static CiscoCommand Policy(IkeProposal ike) => CiscoCommand.Adds(CliLine.Of($"crypto isakmp policy {CiscoNames.Policy}"), [
        CiscoCommand.Part(CliLine.Of($"encryption {IosXeSuite.IkeV1Encryption(ike.Encryption)}")),
        CiscoCommand.Part(CliLine.Of($"hash {IosXeSuite.IkeV1Hash(ike.Authentication)}")),
        CiscoCommand.Part(CliLine.Of($"authentication pre-share")),
        CiscoCommand.Part(CliLine.Of($"group {IosXeSuite.Group(ike.DhGroup)}")),
        CiscoCommand.Part(CliLine.Of($"lifetime {ike.LifetimeSeconds}")),
    ]);

    private static CiscoCommand KeyringV1(DeviceView view, DeviceTunnel tunnel, ExportLanguage language, SecretMode mode)
    {
        var name = CiscoNames.Tunnel(tunnel.Role);
        var line = IosXeUplinks.HasOwnVrf(view, tunnel) ? CliLine.Of($"crypto keyring {name} vrf {IosXeUplinks.Vrf}") : CliLine.Of($"crypto keyring {name}");
        return CiscoCommand.Adds(
            line,
            [
                CiscoCommand.Part(CliLine.Of($"local-address {tunnel.DeviceIp}{VrfWord(view, tunnel)}")),
                Key(tunnel, language, mode, CliLine.Of($"pre-shared-key address {tunnel.AlibabaIp} key"), isHex: false),
            ],
            CliLine.Of($"no crypto keyring {name}"));
    }

    private static CiscoCommand ProfileV1(DeviceView view, DeviceTunnel tunnel)
    {
        var name = CiscoNames.Tunnel(tunnel.Role);
        return CiscoCommand.Adds(CliLine.Of($"crypto isakmp profile {name}"), [
            CiscoCommand.Part(CliLine.Of($"keyring {name}")),
            CiscoCommand.Part(CliLine.Of($"self-identity address")),
            CiscoCommand.Part(CliLine.Of($"match identity address {tunnel.AlibabaId} 255.255.255.255{VrfWord(view, tunnel)}")),
            // In the profile, for the command of the same name at the top level would change every other peer of the router.
            .. tunnel.DeadPeerDetection
                ? [CiscoCommand.Part(CliLine.Of($"keepalive {CiscoNames.DpdSeconds} retry {CiscoNames.DpdRetrySeconds}"))] : Array.Empty<CiscoItem>(),
            .. tunnel.Ike.Mode == "aggressive" ? [CiscoCommand.Part(CliLine.Of($"initiate mode aggressive"))] : Array.Empty<CiscoItem>(),
            CiscoCommand.Part(CliLine.Of($"local-address {tunnel.DeviceIp}{VrfWord(view, tunnel)}")),
        ]);
    }

    private static CliLine VrfWord(DeviceView view, DeviceTunnel tunnel) =>
        new(IosXeUplinks.HasOwnVrf(view, tunnel) ? $" {IosXeUplinks.Vrf}" : "");

    /// <summary>Masked, the line is a comment: the tunnel stays down until somebody types it.</summary>
    private static CiscoItem Key(DeviceTunnel tunnel, ExportLanguage language, SecretMode mode, CliLine command, bool isHex)
    {
        var shown = Redaction.Show(tunnel.Psk, mode);
        if (mode != SecretMode.Revealed) return new CiscoNote(language.Pick($"在此输入：{command.Text} {shown}", $"enter here: {command.Text} {shown}"));
        return CiscoCommand.Part(isHex
            ? CliLine.Of($"{command} hex {Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(shown))}")
            : CliLine.Of($"{command} {CiscoKeys.Word(shown)}"));
    }
}
