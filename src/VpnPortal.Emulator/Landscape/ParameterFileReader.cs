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
            var (ike, ipsec) = (file["crypto"]!["ike"]!, file["crypto"]!["ipsec"]!);
            var tunnels = file["tunnels"]!.AsArray().OrderBy(t => (int)t!["index"]!).Select(t => Tunnel(t!, side, ike, ipsec)).ToList();
            return new(id, [new(tunnels)], Hosts: hosts);
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or FormatException or KeyNotFoundException)
        {
            throw new InvalidOrderException($"The file does not follow {Schema}: {error.Message}", error);
        }
    }

    private static DeviceTunnelFile Tunnel(JsonNode tunnel, string side, JsonNode ike, JsonNode ipsec)
    {
        var ends = tunnel["ends"]!.AsArray();
        var mine = ends.FirstOrDefault(e => (string?)e!["side"] == side) ?? throw new InvalidOrderException($"The file has no side {side}.");
        var theirs = ends.First(e => (string?)e!["side"] != side)!;
        return new(
            (string)mine["publicIp"]!, (string)theirs["publicIp"]!, (string)tunnel["presharedKey"]!, (string)mine["ikeId"]!, (string)theirs["ikeId"]!,
            (string)ike["version"]!, (string?)ike["mode"] ?? "main", (string)ike["encryption"]!, (string)ike["authentication"]!, (string)ike["dhGroup"]!,
            (string)ipsec["encryption"]!, (string)ipsec["authentication"]!, (string)ipsec["pfs"]!);
    }
}
