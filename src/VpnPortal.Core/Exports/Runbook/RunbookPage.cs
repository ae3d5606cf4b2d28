using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>What every section of the runbook reads, with short words for what they all write.</summary>
internal sealed class RunbookPage(ExportContext context)
{
    private static readonly string[] ChineseNumbers = ["一", "二", "三", "四", "五"];

    public ExportContext Context => context;

    public ExportLanguage Language => context.Language;

    public Scenario Scenario => context.Scenario;

    /// <summary>The ends in the cloud.</summary>
    public IReadOnlyList<VpcSide> Sides => Scenario.CloudSides;

    public DataCentre? Site => Scenario.Site;

    public bool IsBgp => Scenario.Routing == RoutingMode.Bgp;

    public OnPremisesClassic? Classic => Scenario as OnPremisesClassic;

    /// <summary>The connections of all cloud ends.</summary>
    public IEnumerable<RunbookConnection> Connections => Sides.SelectMany(side => RunbookConnection.Of(Scenario, side, context.Known.Side(side.Key)));

    public KnownTunnel Known(SideKey side, TunnelRole role) => context.Known.Side(side).TunnelOf(role);

    public MarkdownText Ip(SideKey side, TunnelRole role) => MarkdownText.Code(Known(side, role).PublicIp);

    /// <summary>Name of an end's VPC, or of the data centre.</summary>
    public string PlaceOf(SideKey side) => Scenario.FindSide(side)?.Gateway.VpcName ?? Site!.Name;

    public MarkdownText T(MarkdownTextHandler zh, MarkdownTextHandler en) => MarkdownText.Of(Language, zh, en);

    public Heading H2(string zh, string en) => new(2, new(Language.Pick(zh, en)));

    public Heading H3(string zh, string en) => new(3, new(Language.Pick(zh, en)));

    /// <summary>A documented step under its own name.</summary>
    public Heading Step(int step)
    {
        var name = DocumentedSteps.Name(Scenario.Key, step);
        return H3($"步骤{ChineseNumbers[step - 1]}：{name.Zh}", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Step {step}: {name.En}"));
    }

    public Paragraph P(MarkdownTextHandler zh, MarkdownTextHandler en) => new(T(zh, en));

    public MarkdownText Role(TunnelRole role) => role == TunnelRole.Master
        ? T($"隧道 1（主）", $"Tunnel 1 (master)")
        : T($"隧道 2（备）", $"Tunnel 2 (slave)");

    public MarkdownText YesNo(bool yes) => yes ? T($"是", $"yes") : T($"否", $"no");

    /// <summary>A table head from words in both languages.</summary>
    public IReadOnlyList<MarkdownText> Head(params (string Zh, string En)[] words) =>
        [.. words.Select(word => new MarkdownText(Language.Pick(word.Zh, word.En)))];

    /// <summary>Names in a row.</summary>
    public MarkdownText Names(IEnumerable<string> names) =>
        new(string.Join(Language.Pick("、", ", "), names.Select(name => Name(name).Value)));

    public static MarkdownText Name(string name) => MarkdownText.Of($"{name}");

    public static MarkdownText Code(string? word) => MarkdownText.Code(word);

    public static MarkdownText Number(long number) => MarkdownText.Of($"{number}");
}

/// <summary>A connection with the tunnels that it holds.</summary>
internal sealed record RunbookConnection(VpcSide Side, string Name, string? Id, IReadOnlyList<TunnelRole> Roles)
{
    public static IEnumerable<RunbookConnection> Of(Scenario scenario, VpcSide side, KnownSide known) => scenario is OnPremisesClassic classic
        ? TunnelRoles.Both.Select(role => new RunbookConnection(side, classic.ConnectionOf(role).Name, known.ConnectionIdOf(role), [role]))
        : [new RunbookConnection(side, side.Connection.Name, known.ConnectionId, TunnelRoles.Both)];
}
