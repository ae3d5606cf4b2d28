namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Phase 1 on the ASA: a policy, and for each peer a tunnel group, which is called like the peer's address.</summary>
internal static class AsaIke
{
    /// <summary>Name of the interface that a tunnel leaves by; the portal cannot know it, so the header says what it must be.</summary>
    public static string Outside(DeviceView view, DeviceTunnel tunnel) =>
        tunnel.Role == Primitives.TunnelRole.Slave && CiscoNames.HasTwoUplinks(view) ? "outside2" : "outside";

    public static IEnumerable<CiscoItem> Policy(DeviceView view)
    {
        var (ike, version) = (view.Tunnels[0].Ike, view.Tunnels[0].Ike.Version);
        yield return CiscoCommand.Adds(CliLine.Of($"crypto {version} policy {CiscoNames.Policy}"), [
            .. AsaSuite.IsV1(view.Tunnels[0]) ? [CiscoCommand.Part(CliLine.Of($"authentication pre-share"))] : Array.Empty<CiscoItem>(),
            CiscoCommand.Part(CliLine.Of($"encryption {AsaSuite.Encryption(ike.Encryption)}")),
            CiscoCommand.Part(AsaSuite.IsV1(view.Tunnels[0]) ? CliLine.Of($"hash {AsaSuite.IkeHash(ike.Authentication)}") : CliLine.Of($"integrity {AsaSuite.IkeHash(ike.Authentication)}")),
            CiscoCommand.Part(CliLine.Of($"group {AsaSuite.Group(ike.DhGroup)}")),
            .. AsaSuite.IsV1(view.Tunnels[0])
                ? [CiscoCommand.Part(CliLine.Of($"lifetime {ike.LifetimeSeconds}"))]
                : new[] { CiscoCommand.Part(CliLine.Of($"prf {AsaSuite.IkeHash(ike.Authentication)}")), CiscoCommand.Part(CliLine.Of($"lifetime seconds {ike.LifetimeSeconds}")) },
        ]);
        foreach (var name in view.Tunnels.Select(tunnel => Outside(view, tunnel)).Distinct())
            yield return CiscoCommand.Shared(CliLine.Of($"crypto {version} enable {name}"));
    }

    /// <summary>In the classic design both tunnels have one peer, so one group with one key serves both.</summary>
    public static IEnumerable<CiscoItem> Groups(DeviceView view, ExportLanguage language, SecretMode mode) =>
    [
        CiscoCommand.Adds(CliLine.Of($"group-policy {CiscoNames.Shared} internal"), undo: CliLine.Of($"no group-policy {CiscoNames.Shared}")),
        CiscoCommand.Part(CliLine.Of($"group-policy {CiscoNames.Shared} attributes")) with
        {
            Inner = new([
                CiscoCommand.Part(CliLine.Of($"vpn-tunnel-protocol {view.Tunnels[0].Ike.Version}")),
                // The default ends a quiet tunnel after half an hour.
                CiscoCommand.Part(CliLine.Of($"vpn-idle-timeout none")),
            ]),
        },
        .. view.Tunnels.DistinctBy(tunnel => tunnel.AlibabaIp).SelectMany(tunnel => Group(tunnel, language, mode)),
    ];

    private static IEnumerable<CiscoItem> Group(DeviceTunnel tunnel, ExportLanguage language, SecretMode mode)
    {
        var peer = tunnel.AlibabaIp;
        yield return CiscoCommand.Adds(CliLine.Of($"tunnel-group {peer} type ipsec-l2l"), undo: CliLine.Of($"clear configure tunnel-group {peer}"));
        yield return CiscoCommand.Part(CliLine.Of($"tunnel-group {peer} general-attributes")) with
        {
            Inner = new([CiscoCommand.Part(CliLine.Of($"default-group-policy {CiscoNames.Shared}"))]),
        };
        yield return CiscoCommand.Part(CliLine.Of($"tunnel-group {peer} ipsec-attributes")) with
        {
            Inner = new([
                .. Commands(tunnel).Select(command => Key(tunnel, language, mode, command)),
                CiscoCommand.Part(tunnel.DeadPeerDetection
                    ? CliLine.Of($"isakmp keepalive threshold {CiscoNames.DpdSeconds} retry {CiscoNames.DpdRetrySeconds}")
                    : CliLine.Of($"isakmp keepalive disable")),
            ]),
        };
    }

    private static IEnumerable<CliLine> Commands(DeviceTunnel tunnel) => AsaSuite.IsV1(tunnel)
        ? [CliLine.Of($"ikev1 pre-shared-key")]
        : [CliLine.Of($"ikev2 remote-authentication pre-shared-key"), CliLine.Of($"ikev2 local-authentication pre-shared-key")];

    private static CiscoItem Key(DeviceTunnel tunnel, ExportLanguage language, SecretMode mode, CliLine command)
    {
        var shown = Redaction.Show(tunnel.Psk, mode);
        return mode == SecretMode.Revealed
            ? CiscoCommand.Part(CliLine.Of($"{command} {CiscoKeys.Word(shown)}"))
            : new CiscoNote(language.Pick($"在此输入：{command.Text} {shown}", $"enter here: {command.Text} {shown}"));
    }
}
