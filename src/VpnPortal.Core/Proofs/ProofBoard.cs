using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Proofs;

/// <summary>What can be proven of a tunnel, in the order in which one proof needs the one before. Closed.</summary>
public enum ProofKind
{
    /// <summary>Phase 1 negotiated at every end in the cloud.</summary>
    Ike,

    /// <summary>Phase 2 negotiated at every end in the cloud.</summary>
    Ipsec,

    /// <summary>The health check of a single-tunnel connection succeeds.</summary>
    HealthCheck,

    /// <summary>The BGP session stands and the peer's routes came, and are written into the VPCs.</summary>
    Bgp,

    /// <summary>Routes to the peer at every end in the cloud, published to the VPCs.</summary>
    Routes,

    /// <summary>A ping from side 1 to side 2 came back whole.</summary>
    PingForth,

    /// <summary>A ping from side 2 to side 1 came back whole. A device cannot be asked to ping.</summary>
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
    /// <summary>All proofs that there can be of what was built.</summary>
    /// <param name="pings">Pings of the deployment, newest first.</param>
    public static IReadOnlyList<ProofLine> Of(PathFacts path, IReadOnlyList<PingProof> pings)
    {
        var (isBgp, hasCheck) = (path.Scenario.Routing == RoutingMode.Bgp, path.Scenario is OnPremisesClassic);
        return
        [
            Line(ProofKind.Ike, role => Negotiated(path, role, IsIkeUp)),
            Line(ProofKind.Ipsec, role => Negotiated(path, role, IsIpsecUp)),
            .. hasCheck ? [Line(ProofKind.HealthCheck, role => Told(path, end => end.TunnelOf(role).HealthCheckSucceeds))] : Array.Empty<ProofLine>(),
            isBgp ? Line(ProofKind.Bgp, role => BgpMark(path, role)) : Line(ProofKind.Routes, _ => new ProofMark(RoutesState(path), path.SeenAt)),
            new(ProofKind.PingForth, PingMark(path, pings, SideKey.Two), new ProofMark(DisplayState.Unproven)),
            .. path.Scenario.Site is not null ? Array.Empty<ProofLine>()
                : [new ProofLine(ProofKind.PingBack, PingMark(path, pings, SideKey.One), new ProofMark(DisplayState.Unproven))],
        ];
    }

    private static ProofLine Line(ProofKind kind, Func<TunnelRole, ProofMark> mark) => new(kind, mark(TunnelRole.Master), mark(TunnelRole.Slave));

    private static ProofMark Negotiated(PathFacts path, TunnelRole role, Func<TunnelStatus, bool> isUp) => Told(
        path, end => end.TunnelOf(role).Status is { } status and not TunnelStatus.Unrecognised ? isUp(status) : null);

    /// <summary>Up when every end says so, unknown when one does not say.</summary>
    private static ProofMark Told(PathFacts path, Func<PathEnd, bool?> isUp)
    {
        var told = path.Ends.Select(isUp).ToList();
        if (told.Contains(null)) return new ProofMark(DisplayState.Unknown, path.SeenAt);
        return new ProofMark(told.TrueForAll(up => up == true) ? DisplayState.Up : DisplayState.Down, path.SeenAt);
    }

    /// <summary>A session without the routes that it is to bring proves nothing.</summary>
    private static ProofMark BgpMark(PathFacts path, TunnelRole role)
    {
        var session = Told(path, end => end.TunnelOf(role).BgpUp);
        return session.State == DisplayState.Up && RoutesState(path) is var routes and not DisplayState.Ready ? session with { State = routes } : session;
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
