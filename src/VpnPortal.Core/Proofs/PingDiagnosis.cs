using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Proofs;

/// <summary>A likely cause why a ping was not answered, and what to do about it.</summary>
public sealed record PingFinding(string Code, BilingualText Cause, BilingualText NextAct);

/// <summary>Looks for what explains a ping without answers, nearest cause first. It reads facts and asks nobody.</summary>
public static class PingDiagnosis
{
    /// <summary>Causes found; empty for a ping that is whole or still runs.</summary>
    public static IReadOnlyList<PingFinding> Of(PingProof ping, PathFacts path)
    {
        if (ping.FinishedAt is null || ping.Succeeded) return [];
        var output = PingOutput.Parse(ping.Output);
        if (output.Summary is null) return [PingFindings.CouldNotRun(ping)];
        List<PingFinding> found = [.. OfAddress(ping, path), .. OfGateways(path), .. OfTunnels(path), .. OfRoutes(path)];
        if (found.Count > 0) return found;
        if (!path.IsWhollySeen) return [PingFindings.PathUnseen];
        return [output.Summary.Received > 0 ? PingFindings.SomeLost(output.Summary) : PingFindings.DestinationSilent(ping, SiteOf(ping, path))];
    }

    private static DataCentre? SiteOf(PingProof ping, PathFacts path) => path.SideOf(ping.DestinationIp) == SideKey.Two ? path.Scenario.Site : null;

    private static IEnumerable<PingFinding> OfAddress(PingProof ping, PathFacts path)
    {
        if (path.SideOf(ping.DestinationIp) is null) yield return PingFindings.OutsideNetworks(ping);
        else if (path.SideOf(ping.DestinationIp) == path.SideOf(ping.SourceIp)) yield return PingFindings.SameSide(ping);
    }

    private static IEnumerable<PingFinding> OfGateways(PathFacts path) =>
        path.Ends.Where(end => end.Gateway is not (null or GatewayStatus.Active or GatewayStatus.Updating)).Select(PingFindings.GatewayNotActive);

    private static IEnumerable<PingFinding> OfTunnels(PathFacts path)
    {
        var down = Roles(path, tunnel => tunnel.Status is { } status && status != TunnelStatus.IpsecSaEstablished);
        if (down.Count == 2) return [TunnelFindings.BothDown(path)];
        var inside = Roles(path, tunnel => tunnel.Status == TunnelStatus.IpsecSaEstablished && tunnel.BgpUp == false);
        var unhealthy = Roles(path, tunnel => tunnel.Status == TunnelStatus.IpsecSaEstablished && tunnel.HealthCheckSucceeds == false);
        return
        [
            .. down.Select(TunnelFindings.OneDown),
            .. inside.Count == 0 ? Array.Empty<PingFinding>() : [TunnelFindings.BgpDown(path, inside)],
            .. unhealthy.Count == 0 ? Array.Empty<PingFinding>() : [TunnelFindings.Unhealthy(path, unhealthy)],
        ];
    }

    private static List<TunnelRole> Roles(PathFacts path, Func<PathTunnel, bool> isSo) =>
        [.. TunnelRoles.Both.Where(role => path.Ends.Any(end => isSo(end.TunnelOf(role))))];

    /// <summary>What a session that is down did not bring is not a finding of its own.</summary>
    private static IEnumerable<PingFinding> OfRoutes(PathFacts path) =>
        from end in path.Ends
        where path.Scenario.Routing == RoutingMode.Static || TunnelRoles.Both.Any(role => end.TunnelOf(role).BgpUp == true)
        from route in end.Routes
        where route.Sight is RouteSight.Missing or RouteSight.Unpublished
        select RouteFindings.Of(path.Scenario, end, route);
}
