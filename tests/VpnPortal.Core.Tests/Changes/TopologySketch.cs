using System.Globalization;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Changes;

/// <summary>
/// A random valid deployment: one of the designs, with its routing, reuse of what is there, public IPs and networks. Answers stand in
/// groups that are valid in any combination, so that two sketches of one design can be crossed to an edited one.
/// </summary>
internal sealed class TopologySketch(string scenario, IReadOnlyList<IReadOnlyDictionary<string, string>> groups, IReadOnlyDictionary<string, string> fingerprints)
{
    private static readonly string[] Scenarios = [VpcToVpcFields.Scenario, OnPremisesFields.Scenario, ClassicFields.Scenario];

    private readonly Lazy<ValidatedTopology> topology = new(() => Compile(scenario, groups));

    public string Scenario => scenario;

    public IReadOnlyDictionary<string, string> Fingerprints => fingerprints;

    /// <summary>The checked topology.</summary>
    public ValidatedTopology Topology => topology.Value;

    /// <summary>The sketch of a seed.</summary>
    public static TopologySketch Draw(int seed) => Draw(new Random(seed), Scenarios[seed % Scenarios.Length]);

    /// <summary>Another one of the same design.</summary>
    public static TopologySketch Draw(Random random, string scenario) => new(
        scenario, [.. new SketchDraw(random, scenario).Groups()],
        TunnelRoles.Both.ToDictionary(FieldPaths.Psk, _ => $"key-{random.Next(4)}", StringComparer.Ordinal));

    /// <summary>Some groups of answers, and perhaps the keys, as the other sketch has them.</summary>
    public TopologySketch Crossed(TopologySketch other, Random random) => new(
        scenario,
        [.. groups.Zip(other.Groups, (own, others) => random.Next(4) == 0 ? others : own)],
        random.Next(3) == 0 ? other.Fingerprints : fingerprints);

    /// <summary>The plan that builds it from nothing.</summary>
    public Plan Wanted() => Planner.Create(Topology, Fingerprints);

    /// <summary>What it takes to get there.</summary>
    public PlanDiff Difference(BuiltState built) => PlanDiff.Of(Topology, built, Fingerprints);

    /// <summary>What has to stand, one line per thing.</summary>
    public IReadOnlyList<string> Expected() => ExpectedThings.Of(Topology.Scenario, Fingerprints);

    /// <summary>True for a line of <see cref="Expected"/> that stays when all is destroyed: what is only used, what is prepaid, and propagation on a used gateway.</summary>
    public bool IsKept(string line) => line.Contains(": used ", StringComparison.Ordinal)
        || (line.StartsWith("vpn_gateway.", StringComparison.Ordinal) && line.EndsWith(Billing.PrePay, StringComparison.Ordinal))
        || (line.StartsWith("route_propagation.", StringComparison.Ordinal)
            && Topology.Scenario.CloudSides.Any(side => side.Gateway.ExistingId is not null && line.EndsWith($"vpn_gateway.{side.Key.Name()}", StringComparison.Ordinal)));

    private IReadOnlyList<IReadOnlyDictionary<string, string>> Groups => groups;

    /// <summary>A sketch that does not compile is a bug of the generator.</summary>
    private static ValidatedTopology Compile(string scenario, IReadOnlyList<IReadOnlyDictionary<string, string>> groups)
    {
        var draft = groups.SelectMany(group => group).Aggregate(
            VpnDraft.Empty(scenario).With(FieldPaths.Name, "sketch"), (whole, answer) => whole.With(answer.Key, answer.Value));
        draft = TunnelRoles.Both.Aggregate(draft, (whole, role) => whole.With(FieldPaths.Psk(role), new PresharedKey($"kV7mQx2RtB9pLw4ZcN8hYd3Gf6JsAe5{(int)role}")));
        var compilation = DraftCompiler.Compile(draft, SketchLand.Landscapes);
        return compilation.Topology ?? throw new InvalidOperationException(
            string.Join("; ", compilation.Diagnostics.Where(finding => finding.Severity == Diagnostics.Severity.Error).Select(finding => $"{finding.Path}: {finding.Reason.En}")));
    }
}

/// <summary>The account that sketches are placed in.</summary>
internal static class SketchLand
{
    public const string Here = "eu-central-1";
    public const string There = "ap-southeast-1";

    /// <summary>ASN of the registered public IPs, which a BGP session has to keep to.</summary>
    public const string RegisteredAsn = "65010";

    /// <summary>Public IPs of devices, few so that they change places often; the first is registered already.</summary>
    public static readonly string[] Wans = ["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"];

    public static readonly IReadOnlyDictionary<string, Landscape> Landscapes =
        new[] { Region(Here), Region(There) }.ToDictionary(landscape => landscape.RegionId, StringComparer.Ordinal);

    public static string Vpc(SideKey side, string region) => $"vpc-{side.Name()}-{region}";

    private static Landscape Region(string region) => new(
        region, new[] { region + "a", region + "b" }.ToEquatableArray(),
        SideKeys.Both.Select(side => new DiscoveredVpc(Vpc(side, region), Vpc(side, region), region, new[] { side == SideKey.One ? "10.0.0.0/16" : "192.168.0.0/16" }.ToEquatableArray())).ToEquatableArray(),
        SideKeys.Both.SelectMany(side => Enumerable.Range(1, 4).Select(number => new DiscoveredVSwitch(
            VSwitch(side, region, number), $"switch {number}", Vpc(side, region), region + (number % 2 == 1 ? "a" : "b"),
            side == SideKey.One ? $"10.0.{200 + number}.0/24" : $"192.168.{200 + number}.0/24", 100))).ToEquatableArray())
    {
        Gateways = SideKeys.Both.SelectMany(side => new[] { Gateway(side, region, 1, isDual: true), Gateway(side, region, 2, isDual: true), Gateway(side, region, 3, isDual: false), Gateway(side, region, 4, isDual: false) }).ToEquatableArray(),
        CustomerGateways = Wans.Take(1).Select((ip, index) => new ObservedCustomerGateway($"cgw-there-{index + 1}", $"registered-{index + 1}", ip, long.Parse(RegisteredAsn, CultureInfo.InvariantCulture), default)).ToEquatableArray(),
    };

    public static string VSwitch(SideKey side, string region, int number) => $"vsw-{side.Name()}-{region}-{number}";

    public static string ExistingGateway(SideKey side, string region, int number) => $"vpn-{side.Name()}-{region}-{number}";

    private static ObservedVpnGateway Gateway(SideKey side, string region, int number, bool isDual) => new(
        ExistingGateway(side, region, number), string.Create(CultureInfo.InvariantCulture, $"there-{number}"), Vpc(side, region), VSwitch(side, region, 1),
        isDual ? VSwitch(side, region, 2) : null, "47.0.0.1", isDual ? "47.0.0.2" : null, GatewayStatus.Active, "Normal", Billing.PostPay, "10M", default)
    {
        SupportsBgp = true,
    };
}
