using System.Text.Json;
using System.Text.RegularExpressions;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>Names go round the rules here, straight into a validated topology: an export must be safe even if a rule is not.</summary>
public sealed class NastyNameTests
{
    private const string Marker = "reboot";

    private static readonly string[] Names =
    [
        "a\nreboot", "a\r\nreboot", "a\u2028reboot", "a\u2029reboot", "a\u0085reboot", "a\u000breboot", "\u202ereboot", "a\0reboot",
        "'; reboot; '", "\"; reboot; \"", "$(reboot)", "`reboot`", "a } reboot = yes", "# reboot", "*/ reboot", "EOF\nreboot", "RULES\nreboot\n",
        "|reboot|", "a | b", "# h", "- item", "1. item", "---", "===", "```\nreboot", "<script>reboot</script>", "<!-- reboot", "![x](http://e/reboot)",
        "[x](javascript:reboot)", "http://e/reboot", "www.reboot.example", "**b**", "_i_", "\\", "a\\", "&lt;", "\ud800reboot", "VPN网关", "",
    ];

    [Fact]
    public void Name_InAnyExport_ChangesOnlyTheTextOfComments()
    {
        var plain = Skeletons("name").ToList();
        foreach (var name in Names) Assert.Equal(plain, Skeletons(name));
    }

    [Fact]
    public void Name_InTheParameterFile_ComesBackUnchanged()
    {
        foreach (var name in Names.Where(name => !name.Contains('\ud800')))
        {
            using var json = JsonDocument.Parse(Text("parameters", name));
            Assert.Equal(name, json.RootElement.GetProperty("sides")[0].GetProperty("gateway").GetProperty("name").GetString());
        }
    }

    [Fact]
    public void Name_InTheRunbook_IsNoMarkup()
    {
        foreach (var name in Names)
        {
            // Code spans hold plain words only, and nothing in them is markup.
            var text = Regex.Replace(Text("runbook", name), "`[A-Za-z0-9._/:-]+`", "", RegexOptions.NonBacktracking);
            Assert.DoesNotContain("<", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?<!\\)\]\(|(?<!\\)!\[|https?:|www\.", text);
            Assert.All(text.Split('\n').Where(line => line.Contains(Marker, StringComparison.Ordinal)), line => Assert.DoesNotMatch("^(reboot|```|#+ reboot)", line));
        }
    }

    /// <summary>Scripts without comments, and the Markdown's line kinds and cell counts: what a machine reads of an export.</summary>
    private static IEnumerable<string> Skeletons(string name)
    {
        foreach (var file in ExportSamples.Render(RendererBook.Find("strongswan")!, Context(name)).Files)
            yield return string.Join('\n', file.Content.Split('\n').Where(line => !line.TrimStart().StartsWith('#')));
        yield return string.Join('\n', Text("runbook", name).Split('\n').Select(Kind));
    }

    private static string Kind(string line)
    {
        if (line.StartsWith('|')) return $"row of {Regex.Count(line, @"(?<!\\)\|") - 1}";
        if (line.StartsWith('#')) return line.Split(' ')[0];
        return line.Length == 0 ? "" : char.IsAsciiDigit(line[0]) ? "ordered" : line[..1] is "-" or "`" ? line[..1] : "text";
    }

    private static string Text(string key, string name) => ExportSamples.Render(RendererBook.Find(key)!, Context(name)).Files[0].Content;

    private static ExportContext Context(string name)
    {
        var context = ExportSamples.Context();
        var scenario = context.Topology.VpcToVpc;
        var named = new VpcToVpc(Named(scenario.One, name), Named(scenario.Two, name), scenario.Crypto, scenario.Master, scenario.Slave);
        var sentence = new VerifiedFact("ping", context.RenderedAt, new(name, name));
        return context with { Topology = ExportSamples.Unchecked(new VpnTopology(name, named)), Verified = new([sentence]) };
    }

    private static VpcSide Named(VpcSide side, string name) => side with
    {
        Gateway = side.Gateway with
        {
            Name = name, VpcName = name, VpcId = name,
            Primary = new VSwitch(name, name, name), DisasterRecovery = new VSwitch(name, name, name),
        },
        Connection = side.Connection with { Name = name },
        MasterCustomerGateway = side.MasterCustomerGateway with { Name = name },
        SlaveCustomerGateway = side.SlaveCustomerGateway with { Name = name },
    };
}
