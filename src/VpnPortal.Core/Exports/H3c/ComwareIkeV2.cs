using VpnPortal.Core.Exports.Vrp;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>IKEv2 on Comware.</summary>
internal static class ComwareIkeV2
{
    private const int PolicyPriority = 10;

    public static IEnumerable<CliBlock> Proposal(VrpPage page)
    {
        var ike = page.Master.Ike;
        yield return CliBlock.Object(
            CliLine.Of($"ikev2 proposal {VrpNames.Both}"), CliLine.Of($"undo ikev2 proposal {VrpNames.Both}"),
            CliBlock.Commands(
                CliLine.Of($"encryption {ComwareWords.Encryption(ike.Encryption)}"), CliLine.Of($"integrity {ComwareWords.Integrity(ike.Authentication)}"),
                CliLine.Of($"prf {ComwareWords.Integrity(ike.Authentication)}"), CliLine.Of($"dh {ComwareWords.Group(ike.DhGroup)}")));
        // Bound to the addresses of the tunnels, so that other tunnels of the device keep their policy.
        yield return CliBlock.Object(
            CliLine.Of($"ikev2 policy {VrpNames.Both}"), CliLine.Of($"undo ikev2 policy {VrpNames.Both}"),
            CliBlock.Commands([
                CliLine.Of($"priority {PolicyPriority}"), CliLine.Of($"proposal {VrpNames.Both}"),
                .. page.View.Tunnels.Select(tunnel => tunnel.DeviceIp).Distinct().Select(ip => CliLine.Of($"match local address {ip}"))]));
    }

    public static IEnumerable<CliBlock> Peer(VrpPage page, DeviceTunnel tunnel)
    {
        var name = VrpNames.Of(tunnel.Role);
        List<CliLine> peer = [CliLine.Of($"address {tunnel.AlibabaIp} 32"), CliLine.Of($"identity address {tunnel.AlibabaId}")];
        if (page.Context.Secrets == SecretMode.Revealed && tunnel.Psk is not null)
            peer.Add(CliLine.Of($"pre-shared-key plaintext {new CliKey(Redaction.Show(tunnel.Psk, page.Context.Secrets))}"));
        yield return CliBlock.Object(
            CliLine.Of($"ikev2 keychain {name}"), CliLine.Of($"undo ikev2 keychain {name}"),
            [new CliBlock(CliLine.Of($"peer {name}"), new([.. CliBlock.Commands(peer)]), IsView: true, default)]);
        yield return CliBlock.Object(CliLine.Of($"ikev2 profile {name}"), CliLine.Of($"undo ikev2 profile {name}"), CliBlock.Commands(Profile(tunnel, name)));
    }

    private static IEnumerable<CliLine> Profile(DeviceTunnel tunnel, string name)
    {
        yield return new("authentication-method local pre-share");
        yield return new("authentication-method remote pre-share");
        yield return CliLine.Of($"keychain {name}");
        yield return CliLine.Of($"identity local address {tunnel.DeviceId}");
        yield return CliLine.Of($"match remote identity address {tunnel.AlibabaId} 32");
        yield return CliLine.Of($"match local address {tunnel.DeviceIp}");
        yield return CliLine.Of($"sa duration {tunnel.Ike.LifetimeSeconds}");
        if (tunnel.DeadPeerDetection) yield return CliLine.Of($"dpd interval {VrpNames.DpdSeconds} periodic");
    }
}
