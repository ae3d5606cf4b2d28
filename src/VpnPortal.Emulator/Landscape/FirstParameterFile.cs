using System.Text.Json.Nodes;

namespace VpnPortal.Emulator.Landscape;

/// <summary>Layout 1: two VPCs, static routes, both tunnels in one link.</summary>
internal static class FirstParameterFile
{
    public static DeviceFile Read(JsonObject file, string side, string id, IReadOnlyList<string> hosts)
    {
        var tunnels = file["tunnels"]!.AsArray().OrderBy(tunnel => (int)tunnel!["index"]!).Select(tunnel => ParameterFileReader.Tunnel(
            tunnel!, ParameterFileReader.End(tunnel!["ends"]!, side), ParameterFileReader.OtherEnd(tunnel["ends"]!, side), file["crypto"]!, null)).ToList();
        return new(id, [new(tunnels)], Hosts: hosts);
    }
}
