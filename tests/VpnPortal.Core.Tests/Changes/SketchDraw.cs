using System.Globalization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Changes;

/// <summary>Draws the answers of a sketch, group by group, always the same groups in the same order.</summary>
internal sealed class SketchDraw(Random random, string scenario)
{
    private readonly bool isClassic = scenario == ClassicFields.Scenario;
    private readonly bool hasSite = scenario != VpcToVpcFields.Scenario;

    public IEnumerable<IReadOnlyDictionary<string, string>> Groups()
    {
        IEnumerable<SideKey> sides = hasSite ? [SideKey.One] : SideKeys.Both;
        return
        [
            .. sides.SelectMany(side => OfSide(side)),
            Group((FieldPaths.ChargeType, Rarely() ? Billing.PrePay : Billing.PostPay), (FieldPaths.PeriodMonths, Pick("1", "12"))),
            .. hasSite ? Site() : [],
            Two(FieldPaths.Asn, () => Number(64512, 65534), side => hasSite && side == SideKey.Two ? SketchLand.RegisteredAsn : Number(64512, 65534)),
            Two(FieldPaths.Subnets, () => "", Networks),
            Group((FieldPaths.IkeEncryption, Pick("aes256", "aes192", "aes")), (FieldPaths.IpsecAuthentication, Pick("sha256", "sha512"))),
            Group((FieldPaths.IkeLifetime, Pick("86400", "28800"))),
            Group((FieldPaths.InsideCidr(TunnelRole.Master), Pick("169.254.10.0/30", "169.254.11.0/30")), (FieldPaths.InsideCidr(TunnelRole.Slave), Pick("169.254.20.0/30", "169.254.21.0/30"))),
            Group((FieldPaths.Routing, Pick(RoutingWords.All.ToArray()))),
            Negotiation(),
        ];
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> OfSide(SideKey side)
    {
        var region = Rarely() ? SketchLand.There : SketchLand.Here;
        yield return Place(side, region);
        yield return Group((FieldPaths.GatewayName(side), Name("gateway", side)), (FieldPaths.Bandwidth(side), Pick("10", "100", "200")));
        yield return Group([.. TunnelRoles.Both.Select(role => (FieldPaths.CustomerGatewayName(side, role), Name($"customer{(int)role}", side)))]);
        yield return isClassic
            ? Group([.. TunnelRoles.Both.Select(role => (FieldPaths.ConnectionName(side, role), Name($"connection{(int)role}", side)))])
            : Group((FieldPaths.ConnectionName(side), Name("connection", side)));
        yield return Group((FieldPaths.PublishRoutes(side), Pick("true", "true", "false")));
    }

    private Dictionary<string, string> Place(SideKey side, string region)
    {
        var existing = isClassic ? random.Next(3, 5) : random.Next(4) == 0 ? random.Next(1, 3) : 0;
        return Group(
            (FieldPaths.Region(side), region),
            (FieldPaths.Vpc(side), SketchLand.Vpc(side, region)),
            (FieldPaths.VSwitch(side, TunnelRole.Master), SketchLand.VSwitch(side, region, random.Next(2) * 2 + 1)),
            (FieldPaths.VSwitch(side, TunnelRole.Slave), SketchLand.VSwitch(side, region, random.Next(2) * 2 + 2)),
            (FieldPaths.ExistingGateway(side), existing == 0 ? "" : SketchLand.ExistingGateway(side, region, existing)));
    }

    /// <summary>One public IP for both tunnels, or two; the classic design needs two.</summary>
    private IEnumerable<IReadOnlyDictionary<string, string>> Site()
    {
        var ips = SketchLand.Wans.ToArray();
        random.Shuffle(ips);
        yield return Group((FieldPaths.SiteIp(TunnelRole.Master), ips[0]), (FieldPaths.SiteIp(TunnelRole.Slave), !isClassic && Rarely() ? ips[0] : ips[1]));
        if (!isClassic) yield break;
        foreach (var role in TunnelRoles.Both)
        {
            yield return Group(
                (FieldPaths.HealthDestination(role), "172.16.0.9"), (FieldPaths.HealthSource(role), $"10.0.0.{100 + (int)role}"),
                (FieldPaths.HealthInterval(role), Pick("3", "5")), (FieldPaths.HealthRetries(role), Pick("3", "4")));
        }
    }

    private Dictionary<string, string> Negotiation()
    {
        var (one, two) = random.Next(2) == 0 ? ("true", "false") : ("false", "true");
        return hasSite
            ? Group((FieldPaths.EffectImmediately(SideKey.One), one))
            : Group((FieldPaths.EffectImmediately(SideKey.One), one), (FieldPaths.EffectImmediately(SideKey.Two), two));
    }

    /// <summary>An answer of both ends; the second one is asked of a data centre, too.</summary>
    private Dictionary<string, string> Two(Func<SideKey, string> path, Func<string> draw, Func<SideKey, string>? drawOf = null) =>
        Group([.. SideKeys.Both.Where(side => DraftFields.Has(scenario, path(side))).Select(side => (path(side), drawOf?.Invoke(side) ?? draw()))]);

    /// <summary>One to eight networks, always with the one that health checks use; a VPC may leave it at its own.</summary>
    private string Networks(SideKey side)
    {
        if (Rarely() && !(hasSite && side == SideKey.Two)) return "";
        var (block, count) = (side == SideKey.One ? "10.0" : hasSite ? "172.16" : "192.168", random.Next(1, 9));
        var thirds = Enumerable.Range(1, 11).ToArray();
        random.Shuffle(thirds);
        return string.Join(", ", thirds.Take(count - 1).Prepend(0).Select(third => $"{block}.{third}.0/24"));
    }

    private string Name(string what, SideKey side) => $"{what}-{side.Name()}-{Pick("a", "b", "c")}";

    private string Number(int from, int to) => random.Next(from, to + 1).ToString(CultureInfo.InvariantCulture);

    private bool Rarely() => random.Next(5) == 0;

    private string Pick(params string[] words) => words[random.Next(words.Length)];

    private static Dictionary<string, string> Group(params IEnumerable<(string Path, string Text)> answers) =>
        answers.ToDictionary(answer => answer.Path, answer => answer.Text, StringComparer.Ordinal);
}
