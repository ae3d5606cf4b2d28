using System.Text.Json.Nodes;

namespace VpnPortal.Emulator.Landscape;

/// <summary>
/// Reads a neutral parameter file (schema vpnportal.parameters/1 or /2) as the device at one of its ends would be configured from
/// it. It knows the file's layouts, not the portal: what does not match keeps the tunnel down, as with a real device.
/// </summary>
internal static class ParameterFileReader
{
    private const string First = "vpnportal.parameters/1";
    private const string Second = "vpnportal.parameters/2";

    /// <param name="side">The end that the device stands at; null for the only one that is no VPC.</param>
    /// <param name="hosts">Addresses behind the device that answer, besides those that the file asks for.</param>
    /// <exception cref="InvalidOrderException">The file cannot configure a device; the message says why.</exception>
    public static DeviceFile Read(JsonObject file, string? side, string id, IReadOnlyList<string> hosts)
    {
        var schema = (file["schema"] as JsonValue)?.ToString();
        if (schema is not (First or Second))
            throw new InvalidOrderException($"The schema must be {First} or {Second}.");
        try
        {
            if (!(bool)file["secretsRevealed"]!)
                throw new InvalidOrderException("The file holds no pre-shared keys: export it with secrets revealed.");
            return schema == First
                ? FirstParameterFile.Read(file, side ?? throw new InvalidOrderException("The file has two VPCs: say which side the device stands for."), id, hosts)
                : SecondParameterFile.Read(file, side, id, hosts);
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidOrderException($"The file does not follow {schema}: {error.Message}", error);
        }
    }

    /// <summary>A tunnel of either layout; what is not known yet cannot configure a device.</summary>
    internal static DeviceTunnelFile Tunnel(JsonNode tunnel, JsonNode mine, JsonNode theirs, JsonNode crypto, DeviceBgpFile? bgp)
    {
        var (ike, ipsec) = (crypto["ike"]!, crypto["ipsec"]!);
        return new(
            Text(mine, "publicIp"), Text(theirs, "publicIp"), Text(tunnel, "presharedKey"), Text(mine, "ikeId"), Text(theirs, "ikeId"),
            Text(ike, "version"), (string?)ike["mode"] ?? "main", Text(ike, "encryption"), Text(ike, "authentication"), Text(ike, "dhGroup"),
            Text(ipsec, "encryption"), Text(ipsec, "authentication"), Text(ipsec, "pfs"), bgp);
    }

    internal static string Text(JsonNode node, string name) =>
        (string?)node[name] ?? throw new InvalidOrderException($"The file does not tell {node.GetPath()}.{name}.");

    internal static JsonNode End(JsonNode ends, string side) =>
        ends.AsArray().FirstOrDefault(end => (string?)end!["side"] == side) ?? throw new InvalidOrderException($"The file has no side {side}.");

    internal static JsonNode OtherEnd(JsonNode ends, string side) => ends.AsArray().First(end => (string?)end!["side"] != side)!;
}
