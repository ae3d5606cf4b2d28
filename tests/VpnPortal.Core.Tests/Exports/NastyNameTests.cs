using System.Diagnostics;
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
        "?", "a? reboot", "%^%#reboot%^%#", "x | include reboot", "quit reboot", "<?xml reboot ?>", "？reboot", "网关网关网关网关网关网关网关网关网关网关网关网关网关网关网关网关网关网关网关网关 reboot 网关网关网关网关网关网关网关网关网关网关网关网关",
    ];

    [Fact]
    public void Name_InAnyExport_ChangesOnlyTheTextOfComments()
    {
        foreach (var design in ExportDesigns.All)
        {
            var plain = Skeletons(design, "name").ToList();
            foreach (var name in Names) Assert.Equal(plain, Skeletons(design, name));
        }
    }

    [Fact]
    public void Name_InTheParameterFile_ComesBackUnchanged()
    {
        foreach (var name in Names.Where(name => !name.Contains('\ud800')))
        {
            foreach (var design in ExportDesigns.All)
            {
                using var json = JsonDocument.Parse(Text(design, "parameters", name));
                var root = json.RootElement;
                Assert.Equal(name, root.GetProperty("sides")[0].GetProperty("gateway").GetProperty("name").GetString());
                Assert.Equal(name, root.GetProperty("sides")[1].GetProperty("name").GetString());
                Assert.Equal(name, root.GetProperty("links")[0].GetProperty("ends")[0].GetProperty("connectionName").GetString());
            }
        }
    }

    [Fact]
    public void Name_InTheRunbook_IsNoMarkup()
    {
        foreach (var (design, name) in ExportDesigns.All.SelectMany(design => Names.Select(name => (design, name))))
        {
            // Code spans hold plain words only, and nothing in them is markup.
            var text = Regex.Replace(Text(design, "runbook", name), "`[A-Za-z0-9._/:-]+`", "", RegexOptions.NonBacktracking);
            Assert.DoesNotContain("<", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?<!\\)\]\(|(?<!\\)!\[|https?:|www\.", text);
            Assert.All(text.Split('\n').Where(line => line.Contains(Marker, StringComparison.Ordinal)), line => Assert.DoesNotMatch("^(reboot|```|#+ reboot)", line));
        }
    }

    /// <summary>A terminal wraps what is too long, and a question mark asks for help even in a comment.</summary>
    [Fact]
    public void Name_InACommandFile_StaysInCommentsThatATerminalIgnores()
    {
        foreach (var (bed, design) in VrpTestBed.All.SelectMany(bed => ExportDesigns.All.Select(design => (bed, design))))
            foreach (var name in Names) Assert.Equal(2, bed.Read(Context(design, name)).All("interface").Count());
    }

    /// <summary>Scripts without comments, and the Markdown's line kinds and cell counts: what a machine reads of an export.</summary>
    private static IEnumerable<string> Skeletons(ExportDesign design, string name)
    {
        foreach (var renderer in RendererBook.All.Where(renderer => renderer.NeedsSecrets))
        {
            var comment = renderer.Key.StartsWith("cisco", StringComparison.Ordinal) ? '!' : '#';
            foreach (var file in ExportSamples.Render(renderer, Context(design, name)).Files)
                yield return string.Join('\n', file.Content.Split('\n').Where(line => !line.TrimStart().StartsWith(comment)));
        }

        yield return string.Join('\n', Text(design, "runbook", name).Split('\n').Select(Kind));
    }

    private static string Kind(string line)
    {
        if (line.StartsWith('|')) return $"row of {Regex.Count(line, @"(?<!\\)\|") - 1}";
        if (line.StartsWith('#')) return line.Split(' ')[0];
        return line.Length == 0 ? "" : char.IsAsciiDigit(line[0]) ? "ordered" : line[..1] is "-" or "`" ? line[..1] : "text";
    }

    private static string Text(ExportDesign design, string key, string name) => ExportSamples.Render(RendererBook.Find(key)!, Context(design, name)).Files[0].Content;

    private static ExportContext Context(ExportDesign design, string name)
    {
        var context = ExportSamples.Context(design);
        Scenario named = context.Scenario switch
        {
            VpcToVpc vpcs => vpcs with { One = Named(vpcs.One, name), Two = Named(vpcs.Two, name) },
            OnPremises site => site with { Cloud = Named(site.Cloud, name), DataCentre = site.DataCentre with { Name = name, Device = name } },
            OnPremisesClassic classic => classic with
            {
                Cloud = Named(classic.Cloud, name), DataCentre = classic.DataCentre with { Name = name, Device = name },
                MasterConnection = classic.MasterConnection with { Name = name }, SlaveConnection = classic.SlaveConnection with { Name = name },
            },
            _ => throw new UnreachableException(),
        };
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
