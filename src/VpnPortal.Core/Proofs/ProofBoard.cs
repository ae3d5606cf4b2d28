using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Proofs;

/// <summary>What can be proven of a tunnel, in the order in which one proof needs the one before.</summary>
public enum ProofKind
{
    /// <summary>Phase 1 negotiated at both ends.</summary>
    Ike,

    /// <summary>Phase 2 negotiated at both ends.</summary>
    Ipsec,

    /// <summary>Routes to the peer at both ends, published to the VPCs.</summary>
    Routes,

    /// <summary>A ping from side 1 to side 2 came back whole.</summary>
    PingForth,

    /// <summary>A ping from side 2 to side 1 came back whole.</summary>
    PingBack,
}

/// <summary>How far a proof is.</summary>
/// <param name="At">When it was last seen or tried; null when never.</param>
/// <param name="PingId">The ping that tells it, if one does.</param>
public sealed record ProofMark(DisplayState State, DateTimeOffset? At = null, string? PingId = null);

/// <summary>One kind of proof for both tunnels.</summary>
public sealed record ProofLine(ProofKind Kind, ProofMark Master, ProofMark Slave);

/// <summary>The proofs that are there and those that are missing.</summary>
public static class ProofBoard
{
    /// <summary>All five proofs.</summary>
    /// <param name="pings">Pings of the deployment, newest first.</param>
    public static IReadOnlyList<ProofLine> Of(PathFacts path, IReadOnlyList<PingProof> pings)
    {
        var routes = new ProofMark(RoutesState(path), path.SeenAt);
        return
        [
            new(ProofKind.Ike, Negotiated(path, TunnelRole.Master, IsIkeUp), Negotiated(path, TunnelRole.Slave, IsIkeUp)),
            new(ProofKind.Ipsec, Negotiated(path, TunnelRole.Master, IsIpsecUp), Negotiated(path, TunnelRole.Slave, IsIpsecUp)),
            new(ProofKind.Routes, routes, routes),
            new(ProofKind.PingForth, PingMark(path, pings, SideKey.Two), new ProofMark(DisplayState.Unproven)),
            new(ProofKind.PingBack, PingMark(path, pings, SideKey.One), new ProofMark(DisplayState.Unproven)),
        ];
    }

    private static ProofMark Negotiated(PathFacts path, TunnelRole role, Func<TunnelStatus, bool> isUp)
    {
        var states = path.Ends.Select(end => end.TunnelOf(role)).ToList();
        if (states.Contains(null) || states.Contains(TunnelStatus.Unrecognised)) return new ProofMark(DisplayState.Unknown, path.SeenAt);
        return new ProofMark(states.All(state => isUp(state!.Value)) ? DisplayState.Up : DisplayState.Down, path.SeenAt);
    }

    private static bool IsIkeUp(TunnelStatus status) => status is not TunnelStatus.IkeSaNotEstablished;

    private static bool IsIpsecUp(TunnelStatus status) => status == TunnelStatus.IpsecSaEstablished;

    private static DisplayState RoutesState(PathFacts path)
    {
        var sights = path.Ends.SelectMany(end => end.Routes).Select(route => route.Sight).ToList();
        if (sights.Count == 0 || sights.Contains(RouteSight.Unseen)) return DisplayState.Unknown;
        if (sights.Contains(RouteSight.Missing)) return DisplayState.Failed;
        return sights.Contains(RouteSight.Unpublished) ? DisplayState.Attention : DisplayState.Ready;
    }

    /// <summary>The newest finished ping towards a side. Traffic uses the master while it is up, so the slave stays unproven until a drill.</summary>
    private static ProofMark PingMark(PathFacts path, IReadOnlyList<PingProof> pings, SideKey towards)
    {
        var last = pings.FirstOrDefault(ping =>
            ping.FinishedAt is not null && path.SideOf(ping.DestinationIp) == towards && path.SideOf(ping.SourceIp) == towards.Peer());
        if (last is null) return new ProofMark(DisplayState.Unproven);
        return new ProofMark(last.Succeeded ? DisplayState.Up : DisplayState.Failed, last.FinishedAt, last.Id);
    }
}
