using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>A session comes up some seconds after its tunnel, when both ends mean each other.</summary>
internal static class BgpSettlement
{
    // Our choice: the connect timer of a BGP speaker.
    private const double SecondsToEstablish = 5;

    public static void Settle(Moment moment, TunnelEnd end)
    {
        var tunnel = end.Tunnel;
        var ready = tunnel.Status == Tunnel.Up && moment.Peer(end) is { } peer && Problem(end, peer) is null;
        tunnel.BgpReadySince = ready ? tunnel.BgpReadySince ?? moment.At : null;
        var establishes = tunnel.BgpReadySince + moment.Seconds(SecondsToEstablish);
        var isUp = ready && (tunnel.IsBgpUp || establishes <= moment.At);
        if (ready && !isUp)
            moment.WakeAt(establishes!.Value);
        if (isUp == tunnel.IsBgpUp)
            return;
        tunnel.IsBgpUp = isUp;
        moment.Note(end, "bgp", isUp ? "success" : "false", isUp ? $"[BGP]: session with AS {tunnel.PeerAsn} established" : "[BGP]: session closed");
    }

    /// <summary>Why two ends would not speak BGP with each other.</summary>
    private static string? Problem(TunnelEnd one, TunnelEnd other)
    {
        if (one.Bgp is not { } mine || other.Bgp is not { } theirs)
            return "BGP is off at one end.";
        return mine.TunnelCidr != theirs.TunnelCidr || mine.LocalBgpIp == theirs.LocalBgpIp ? "The BGP addresses do not face each other."
            : mine.LocalAsn != other.Tunnel.PeerAsn || theirs.LocalAsn != one.Tunnel.PeerAsn ? "An ASN is not the expected one."
            : mine.Key != theirs.Key ? "The MD5 keys differ."
            : null;
    }
}
