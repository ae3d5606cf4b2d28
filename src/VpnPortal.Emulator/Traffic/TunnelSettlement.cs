using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Decides whether a tunnel is up at a moment, and wakes the world when that may change by itself.</summary>
internal static class TunnelSettlement
{
    private static readonly TunnelVerdict Quiet = new(Tunnel.Down, null);

    private sealed record TunnelVerdict(string Status, TunnelProblem? Problem);

    public static void Settle(Moment moment, TunnelEnd end)
    {
        var (tunnel, peer) = (end.Tunnel, moment.Peer(end));
        (tunnel.PeerOwnerId, tunnel.PeerConnectionId) = (peer?.Connection.OwnerId, peer?.Connection.Id);
        var verdict = Judge(moment, end, peer);
        if (tunnel.Status == verdict.Status && tunnel.Problem == verdict.Problem)
            return;
        if (tunnel.Status != verdict.Status)
            tunnel.Since = moment.At;
        (tunnel.Status, tunnel.Problem) = (verdict.Status, verdict.Problem);
        moment.Note(end, "tunnel", verdict.Status, Words(end, verdict));
    }

    private static TunnelVerdict Judge(Moment moment, TunnelEnd end, TunnelEnd? peer)
    {
        if (!end.ExistsAt(moment.At))
            return Quiet;
        if (moment.World.IsCut(end.Tunnel))
            return Cut(moment, end.Tunnel);
        if (peer is null)
            return Initiates(end) ? new(Tunnel.Down, Agreement.NoAnswer) : Quiet;
        if (Start(end, peer) is not { } start)
            return Quiet;
        if (start > moment.At)
        {
            moment.WakeAt(start);
            return Quiet;
        }

        return Agreement.Compare(end, peer) is { } problem
            ? new(problem.Phase == Agreement.Phase1 ? Tunnel.Down : Tunnel.Phase2Down, problem)
            : new(Tunnel.Up, null);
    }

    /// <summary>A silent path is noticed by dead peer detection only.</summary>
    private static TunnelVerdict Cut(Moment moment, Tunnel tunnel)
    {
        var cuts = moment.World.CutPaths;
        var noticed = new[] { tunnel.LocalIp, tunnel.RemoteIp }.Where(cuts.ContainsKey).Min(ip => cuts[ip]);
        if (tunnel.Status != Tunnel.Up || moment.At >= noticed)
            return new(Tunnel.Down, Agreement.NoAnswer);
        moment.WakeAt(noticed);
        return new(Tunnel.Up, null);
    }

    /// <summary>When the negotiation that is under way ends; null while nobody has begun one.</summary>
    private static DateTimeOffset? Start(TunnelEnd one, TunnelEnd other)
    {
        var from = Later(one.Tunnel.NegotiateFrom, other.Tunnel.NegotiateFrom);
        if (!one.Connection.EffectImmediately && !other.Connection.EffectImmediately)
        {
            if ((one.Connection.TriggeredAt ?? other.Connection.TriggeredAt) is not { } triggered)
                return null;
            from = Later(from, triggered);
        }

        var (mine, theirs) = (one.Tunnel.NegotiationTime, other.Tunnel.NegotiationTime);
        return from + (mine > theirs ? mine : theirs);
    }

    private static bool Initiates(TunnelEnd end) => end.Connection.EffectImmediately || end.Connection.TriggeredAt is not null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string Words(TunnelEnd end, TunnelVerdict verdict) => verdict switch
    {
        { Status: Tunnel.Up } => $"[IKE]: CHILD_SA established with {end.Tunnel.RemoteIp}",
        { Problem: { } problem } => $"[PROTO_ERR]: {problem.Code}: {problem.Reason}{Values(problem)}",
        _ => $"[IKE]: negotiating with {end.Tunnel.RemoteIp}",
    };

    private static string Values(TunnelProblem problem) =>
        problem.Local.Length + problem.Remote.Length == 0 ? "" : $" local {problem.Local}, peer {problem.Remote}";
}
