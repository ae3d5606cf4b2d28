using System.Text.Json.Nodes;
using static VpnPortal.Emulator.Landscape.ParameterFileReader;

namespace VpnPortal.Emulator.Landscape;

/// <summary>Layout 2: VPCs or a site, links of one or two tunnels, health checks, weights, BGP.</summary>
internal static class SecondParameterFile
{
    public static DeviceFile Read(JsonObject file, string? wanted, string id, IReadOnlyList<string> hosts)
    {
        var (sides, side) = (file["sides"]!, wanted ?? Site(file["sides"]!));
        var mine = End(sides, side);
        var links = file["links"]!.AsArray().OrderByDescending(link => Weight(file, side, link!)).Select(link => Link(file, side, link!)).ToList();
        return new(id, links, (string?)mine["name"], [.. hosts.Concat(Answers(file, mine)).Distinct(StringComparer.Ordinal)], [.. mine["announces"]!.AsArray().Select(prefix => (string)prefix!)]);
    }

    private static string Site(JsonNode sides) =>
        (string?)sides.AsArray().FirstOrDefault(side => (string?)side!["kind"] == "site")?["side"]
        ?? throw new InvalidOrderException("The file has no site: say which side the device stands for.");

    /// <summary>The device prefers the link with the greatest weight among its own routes.</summary>
    private static int Weight(JsonObject file, string side, JsonNode link) => file["routes"]!.AsArray()
        .Where(route => (string?)route!["side"] == side && Indexes(route).Intersect(Indexes(link)).Any())
        .Select(route => (int)route!["weight"]!).DefaultIfEmpty(0).Max();

    private static IEnumerable<int> Indexes(JsonNode node) => node["tunnels"]!.AsArray().Select(index => (int)index!);

    private static LinkFile Link(JsonObject file, string side, JsonNode link)
    {
        var mine = End(link["ends"]!, side);
        var tunnels = Indexes(link).Select(index => Tunnel(file, side, index)).ToList();
        return new(tunnels, Text(mine, "localSubnet"), Text(mine, "remoteSubnet"), (bool)mine["effectImmediately"]!);
    }

    private static DeviceTunnelFile Tunnel(JsonObject file, string side, int index)
    {
        var tunnel = file["tunnels"]!.AsArray().First(one => (int)one!["index"]! == index)!;
        var mine = End(tunnel["ends"]!, side);
        var bgp = mine["bgp"] is { } session
            ? new DeviceBgpFile((long)session["asn"]!, (long)session["peerAsn"]!, Text(tunnel, "insideCidr"), Text(session, "address"))
            : null;
        return ParameterFileReader.Tunnel(tunnel, mine, OtherEnd(tunnel["ends"]!, side), file["crypto"]!, bgp);
    }

    /// <summary>Somebody at a site answers the health checks; the file says where.</summary>
    private static IEnumerable<string> Answers(JsonObject file, JsonNode mine) => (string?)mine["kind"] != "site" ? [] :
        from tunnel in file["tunnels"]!.AsArray()
        where tunnel["healthCheck"] is not null
        select Text(tunnel["healthCheck"]!, "destination");
}
