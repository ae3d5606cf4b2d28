using System.Net.Http.Json;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Benchmark;

/// <summary>A large account: numbered VPCs in some regions, and drafts for them.</summary>
internal sealed class Estate(int vpcs, params string[] regions)
{
    /// <summary>Gateways and customer gateways that the account may hold.</summary>
    public const int Quota = 1000;

    public IReadOnlyList<string> Regions => regions;

    public async Task<EmulatorServer> FoundAsync(double scale)
    {
        var cloud = await EmulatorServer.StartAsync(new EmulatorOptions { TimeScale = scale, Quotas = new() { VpnGateways = Quota, CustomerGateways = Quota } });
        using var http = new HttpClient { BaseAddress = cloud.Address };
        using var answer = await http.PostAsJsonAsync("/_emulator/seed", new LandscapeFile([.. Enumerable.Range(0, vpcs).Select(Vpc)]));
        answer.EnsureSuccessStatusCode();
        return cloud;
    }

    /// <summary>A VPC and a data centre of its own, with destination routes.</summary>
    public DraftExample OnPremises(int number) => Example(OnPremisesFields.Scenario, number, new(Side(SideKey.One, number), StringComparer.Ordinal)
    {
        [FieldPaths.SiteIp(TunnelRole.Master)] = $"47.98.{number}.1",
        [FieldPaths.SiteIp(TunnelRole.Slave)] = $"47.98.{number}.2",
        [FieldPaths.Subnets(SideKey.Two)] = $"172.16.{number}.0/24",
    });

    /// <summary>Two VPCs that follow each other, with destination routes.</summary>
    public DraftExample Pair(int number) => Example(
        VpcToVpcFields.Scenario, number, new(Side(SideKey.One, 2 * number).Concat(Side(SideKey.Two, (2 * number) + 1)), StringComparer.Ordinal));

    private DraftExample Example(string scenario, int number, Dictionary<string, string> answers)
    {
        answers[FieldPaths.Name] = $"benchmark-{number}";
        return new(answers[FieldPaths.Name], scenario, RegionOf(number), _ => answers);
    }

    private IEnumerable<KeyValuePair<string, string>> Side(SideKey side, int vpc) =>
    [
        new(FieldPaths.Region(side), RegionOf(vpc)), new(FieldPaths.Vpc(side), $"vpc-{vpc}"),
        new(FieldPaths.VSwitch(side, TunnelRole.Master), $"vsw-{vpc}-a"), new(FieldPaths.VSwitch(side, TunnelRole.Slave), $"vsw-{vpc}-b"),
    ];

    private string RegionOf(int vpc) => regions[vpc % regions.Length];

    private VpcFile Vpc(int number) => new(
        $"vpc-{number}", RegionOf(number), $"VPC {number}", $"10.{number}.0.0/16", null,
        [VSwitch(number, 'a', 1), VSwitch(number, 'b', 2)]);

    private VSwitchFile VSwitch(int vpc, char zone, int network) => new($"vsw-{vpc}-{zone}", "", RegionOf(vpc) + zone, $"10.{vpc}.{network}.0/24");
}
