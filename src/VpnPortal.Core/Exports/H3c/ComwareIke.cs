using VpnPortal.Core.Exports.Vrp;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>IKEv1 on Comware.</summary>
internal static class ComwareIke
{
    public static IEnumerable<CliBlock> Proposal(VrpPage page)
    {
        var ike = page.Master.Ike;
        yield return CliBlock.Object(
            CliLine.Of($"ike proposal {VrpNames.Proposal}"), CliLine.Of($"undo ike proposal {VrpNames.Proposal}"),
            CliBlock.Commands(
                new("authentication-method pre-share"),
                CliLine.Of($"encryption-algorithm {ComwareWords.Encryption(ike.Encryption)}"),
                CliLine.Of($"authentication-algorithm {ComwareWords.Authentication(ike.Authentication)}"),
                CliLine.Of($"dh {ComwareWords.Group(ike.DhGroup)}"),
                CliLine.Of($"sa duration {ike.LifetimeSeconds}")));
    }

    public static IEnumerable<CliBlock> Peer(VrpPage page, DeviceTunnel tunnel)
    {
        var name = VrpNames.Of(tunnel.Role);
        yield return CliBlock.Object(CliLine.Of($"ike keychain {name}"), CliLine.Of($"undo ike keychain {name}"), CliBlock.Commands(Key(page, tunnel)));
        yield return CliBlock.Object(CliLine.Of($"ike profile {name}"), CliLine.Of($"undo ike profile {name}"), CliBlock.Commands(Profile(tunnel, name)));
    }

    /// <summary>Bound to the tunnel's own address: both tunnels may have one peer.</summary>
    private static IEnumerable<CliLine> Key(VrpPage page, DeviceTunnel tunnel)
    {
        yield return CliLine.Of($"match local address {tunnel.DeviceIp}");
        if (page.Context.Secrets == SecretMode.Revealed && tunnel.Psk is not null)
            yield return CliLine.Of($"pre-shared-key address {tunnel.AlibabaIp} 32 key simple {new CliKey(Redaction.Show(tunnel.Psk, page.Context.Secrets))}");
    }

    private static IEnumerable<CliLine> Profile(DeviceTunnel tunnel, string name)
    {
        yield return CliLine.Of($"keychain {name}");
        yield return CliLine.Of($"proposal {VrpNames.Proposal}");
        yield return new(tunnel.Ike.Mode == "aggressive" ? "exchange-mode aggressive" : "exchange-mode main");
        yield return CliLine.Of($"local-identity address {tunnel.DeviceId}");
        yield return CliLine.Of($"match remote identity address {tunnel.AlibabaId} 32");
        yield return CliLine.Of($"match local address {tunnel.DeviceIp}");
        if (tunnel.DeadPeerDetection) yield return CliLine.Of($"dpd interval {VrpNames.DpdSeconds} retry 3 periodic");
    }
}
