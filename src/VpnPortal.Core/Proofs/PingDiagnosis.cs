using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

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
        return [output.Summary.Received > 0 ? PingFindings.SomeLost(output.Summary) : PingFindings.DestinationSilent(ping)];
    }

    private static IEnumerable<PingFinding> OfAddress(PingProof ping, PathFacts path)
    {
        if (path.SideOf(ping.DestinationIp) is null) yield return PingFindings.OutsideNetworks(ping);
        else if (path.SideOf(ping.DestinationIp) == path.SideOf(ping.SourceIp)) yield return PingFindings.SameSide(ping);
    }

    private static IEnumerable<PingFinding> OfGateways(PathFacts path) =>
        path.Ends.Where(end => end.Gateway is not (null or GatewayStatus.Active or GatewayStatus.Updating)).Select(PingFindings.GatewayNotActive);

    private static IEnumerable<PingFinding> OfTunnels(PathFacts path)
    {
        var down = TunnelRoles.Both.Where(role => path.Ends.Any(end => end.TunnelOf(role) is { } status && status != TunnelStatus.IpsecSaEstablished)).ToList();
        if (down.Count == 2) yield return PingFindings.TunnelsDown(path);
        else if (down.Count == 1) yield return PingFindings.TunnelDown(down[0]);
    }

    private static IEnumerable<PingFinding> OfRoutes(PathFacts path) =>
        from end in path.Ends
        from route in end.Routes
        where route.Sight is RouteSight.Missing or RouteSight.Unpublished
        select route.Sight == RouteSight.Missing ? PingFindings.RouteMissing(end, route) : PingFindings.RouteUnpublished(end, route);
}
