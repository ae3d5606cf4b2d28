using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>What every section of the runbook reads, with short words for what they all write.</summary>
internal sealed class RunbookPage(ExportContext context)
{
    public ExportContext Context => context;

    public ExportLanguage Language => context.Language;

    public VpcToVpc Scenario => context.Topology.VpcToVpc;

    public IEnumerable<VpcSide> Sides => SideKeys.Both.Select(Scenario.Side);

    public KnownTunnel Known(SideKey side, TunnelRole role) => context.Addresses.Side(side).TunnelOf(role);

    public MarkdownText Ip(SideKey side, TunnelRole role) => MarkdownText.Code(Known(side, role).PublicIp);

    public MarkdownText T(MarkdownTextHandler zh, MarkdownTextHandler en) => MarkdownText.Of(Language, zh, en);

    public Heading H2(string zh, string en) => new(2, new(Language.Pick(zh, en)));

    public Heading H3(string zh, string en) => new(3, new(Language.Pick(zh, en)));

    public Paragraph P(MarkdownTextHandler zh, MarkdownTextHandler en) => new(T(zh, en));

    public MarkdownText Role(TunnelRole role) => role == TunnelRole.Master
        ? T($"隧道 1（主）", $"Tunnel 1 (master)")
        : T($"隧道 2（备）", $"Tunnel 2 (slave)");

    public MarkdownText YesNo(bool yes) => yes ? T($"是", $"yes") : T($"否", $"no");

    /// <summary>A table head from words in both languages.</summary>
    public IReadOnlyList<MarkdownText> Head(params (string Zh, string En)[] words) =>
        [.. words.Select(word => new MarkdownText(Language.Pick(word.Zh, word.En)))];

    public static MarkdownText Name(string name) => MarkdownText.Of($"{name}");

    public static MarkdownText Code(string? word) => MarkdownText.Code(word);

    public static MarkdownText Number(long number) => MarkdownText.Of($"{number}");
}
