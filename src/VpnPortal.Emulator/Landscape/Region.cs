using System.Text.Json;

namespace VpnPortal.Emulator.Landscape;

/// <summary>A region and its zones that carry dual-tunnel gateways, one letter each.</summary>
internal sealed record Region(string Id, string Zh, string En, string Zones)
{
    public static IReadOnlyList<Region> All { get; } = Load();

    public static Region? Find(string id) => All.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    public string Name(bool english) => english ? En : Zh;

    public IEnumerable<string> ZoneIds => Zones.Select(Zone);

    /// <summary>Mainland China and Hong Kong write cn-hangzhou-h, everyone else eu-central-1a.</summary>
    public string Zone(char letter) => Id.StartsWith("cn-", StringComparison.Ordinal) ? $"{Id}-{letter}" : $"{Id}{letter}";

    public string ZoneName(string zoneId, bool english)
    {
        var letter = char.ToUpperInvariant(zoneId[^1]);
        return english ? $"{Id} Zone {letter}" : $"{Zh} 可用区{letter}";
    }

    private static IReadOnlyList<Region> Load()
    {
        using var stream = typeof(Region).Assembly.GetManifestResourceStream("regions.json")!;
        return JsonSerializer.Deserialize<List<Region>>(stream, JsonSerializerOptions.Web)!;
    }
}
