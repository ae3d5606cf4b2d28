using System.Text.Json;
using System.Text.Json.Nodes;

namespace VpnPortal.Emulator.Landscape;

/// <summary>
/// Reads a neutral parameter file (schema vpnportal.parameters/1) as the device at one of its sides would be configured from
/// it. It knows the file's layout, not the portal: what does not match keeps the tunnel down, as with a real device.
/// </summary>
internal static class ParameterFileReader
{
    private const string Schema = "vpnportal.parameters/1";

    /// <exception cref="InvalidOrderException">The file cannot configure a device; the message says why.</exception>
    public static DeviceFile Read(JsonObject file, string side, string id, IReadOnlyList<string> hosts)
    {
        try
        {
            if ((string?)file["schema"] != Schema)
                throw new InvalidOrderException($"The schema must be {Schema}.");
            if (!(bool)file["secretsRevealed"]!)
                throw new InvalidOrderException("The file holds no pre-shared keys: export it with secrets revealed.");
            var (mine, theirs) = Split(file["sides"]!, side);
            var isBgp = (string?)file["routing"] == "bgp";
            var tunnels = file["tunnels"]!.AsArray().OrderBy(t => (int)t!["index"]!)
                .Select(t => Tunnel(t!, side, file["crypto"]!) with { Bgp = isBgp ? Bgp(t!, side, mine, theirs) : null }).ToList();
            return new(id, [Link(tunnels, mine, theirs)], Hosts: hosts, Advertises: [.. mine["subnets"]!.AsArray().Select(s => (string)s!)]);
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or FormatException or KeyNotFoundException)
        {
            throw new InvalidOrderException($"The file does not follow {Schema}: {error.Message}", error);
        }
    }

    /// <summary>The connection as this side has it; where the file knows only the other side's, its mirror.</summary>
    private static LinkFile Link(List<DeviceTunnelFile> tunnels, JsonNode mine, JsonNode theirs)
    {
        if (mine["connection"] is { } own)
            return new(tunnels, (string)own["localSubnet"]!, (string)own["remoteSubnet"]!, (bool)own["effectImmediately"]!);
        return theirs["connection"] is { } other ? new(tunnels, (string)other["remoteSubnet"]!, (string)other["localSubnet"]!) : new(tunnels);
    }

    private static DeviceTunnelFile Tunnel(JsonNode tunnel, string side, JsonNode crypto)
    {
        var (mine, theirs) = Split(tunnel["ends"]!, side);
        var (ike, ipsec) = (crypto["ike"]!, crypto["ipsec"]!);
        return new(
            (string)mine["publicIp"]!, (string)theirs["publicIp"]!, (string)tunnel["presharedKey"]!, (string)mine["ikeId"]!, (string)theirs["ikeId"]!,
            (string)ike["version"]!, (string?)ike["mode"] ?? "main", (string)ike["encryption"]!, (string)ike["authentication"]!, (string)ike["dhGroup"]!,
            (string)ipsec["encryption"]!, (string)ipsec["authentication"]!, (string)ipsec["pfs"]!);
    }

    private static DeviceBgpFile Bgp(JsonNode tunnel, string side, JsonNode mine, JsonNode theirs) => new(
        (long)mine["asn"]!, (long)theirs["asn"]!, (string)tunnel["insideCidr"]!, (string)Split(tunnel["ends"]!, side).Mine["insideIp"]!);

    /// <summary>What belongs to a side and what belongs to the other one.</summary>
    private static (JsonNode Mine, JsonNode Theirs) Split(JsonNode both, string side)
    {
        var mine = both.AsArray().FirstOrDefault(e => (string?)e!["side"] == side) ?? throw new InvalidOrderException($"The file has no side {side}.");
        return (mine, both.AsArray().First(e => (string?)e!["side"] != side)!);
    }
}
