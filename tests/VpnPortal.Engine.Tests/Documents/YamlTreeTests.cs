using System.Diagnostics;
using VpnPortal.Core.Documents;
using VpnPortal.Core.Drafts;
using VpnPortal.Engine.Documents;

namespace VpnPortal.Engine.Tests.Documents;

public sealed class YamlTreeTests
{
    private const string Head = "version: 1\nscenario: vpc-to-vpc\n";

    /// <summary>A text that a YAML reader would take for something else has to come back as the text it was.</summary>
    [Theory]
    [InlineData("true")]
    [InlineData("no")]
    [InlineData("NULL")]
    [InlineData("~")]
    [InlineData("010")]
    [InlineData("1.10")]
    [InlineData("1_000")]
    [InlineData("0x1f")]
    [InlineData("12:30")]
    [InlineData("2026-11-22")]
    [InlineData(".inf")]
    [InlineData("<<")]
    [InlineData("a: b")]
    [InlineData("# a")]
    [InlineData("- a")]
    [InlineData("*a")]
    [InlineData("'a'\"b\"\\")]
    [InlineData(" a ")]
    [InlineData("a\n\n b\nc\n")]
    [InlineData("VPN网关1 \U0001F600")]
    public void Draft_WithMisleadingText_ComesBackAsItWas(string text)
    {
        var draft = VpnDraft.Empty("vpc-to-vpc").With("name", text).With("side1.subnets", $"10.0.0.0/16, {text.Trim()}");
        var written = DocumentFormat.Yaml.Write(draft);
        var read = DocumentFormat.Yaml.Read(written);
        Assert.Empty(read.Problems);
        Assert.Equal(draft.Values, read.Draft!.Values);
        // Another reader must not take it for a number or a yes either.
        if (text.Length < 12 && !text.Contains('\n', StringComparison.Ordinal)) Assert.Matches("name: (\"|'|[a-zA-Z])", written);
    }

    [Fact]
    public void Draft_WithEveryField_IsTheSameInBothLanguages()
    {
        foreach (var scenario in DraftFields.Scenarios)
        {
            var draft = DraftFields.Of(scenario).Where(field => !field.IsSecret)
                .Aggregate(VpnDraft.Empty(scenario), (now, field) => now.With(field.Path, field.Default ?? "x"));
            Assert.Equal(draft.Values, DocumentFormat.Yaml.Read(DocumentFormat.Yaml.Write(draft)).Draft!.Values);
            Assert.Equal(draft.Values, DocumentFormat.Json.Read(DocumentFormat.Json.Write(draft)).Draft!.Values);
            // JSON is YAML, too, for whoever names the file wrongly.
            Assert.Equal(draft.Values, DocumentFormat.Yaml.Read(DocumentFormat.Json.Write(draft)).Draft!.Values);
        }
    }

    [Fact]
    public void Read_ManyMistakes_TellsAllWithTheirLines()
    {
        var read = DocumentFormat.Yaml.Read(Head + "side1: &one\n  regoin: x\n  gateway: {nam: y}\n  vpc: [a]\nside2: *one\n? [a]\n: b\nname: a\nname: b\n*one : c\n");
        Assert.Null(read.Draft);
        Assert.Equal(
            [
                (4, "/side1/regoin", "document-key-unknown"), (5, "/side1/gateway/nam", "document-key-unknown"), (6, "/side1/vpc", "document-list-not-taken"),
                (7, "/side2", "document-alias"), (8, "", "document-key-is-no-text"), (11, "/name", "document-key-repeated"), (12, "", "document-alias"),
            ],
            read.Problems.Select(problem => (problem.Line!.Value, problem.Finding.Path, problem.Finding.Code)));
    }

    [Theory]
    [InlineData(Head + "side1:\n\tregion: x\n", "document-unreadable", 4)]
    [InlineData(Head + "name: \"a\n", "document-unreadable", 3)]
    [InlineData(Head + "---\nname: a\n", "document-several", 3)]
    [InlineData("# nothing\n", "document-empty", null)]
    [InlineData("- a\n", "document-group-expected", 1)]
    public void Read_NoDraftAtAll_SaysWhere(string text, string code, int? line)
    {
        var problem = Assert.Single(DocumentFormat.Yaml.Read(text).Problems);
        Assert.Equal((code, line), (problem.Finding.Code, problem.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name: Pl4nted\"\nname: Pl4nted\nnam: 'Pl4nted\n")]
    [InlineData("tunnel1: {psk: [Pl4nted]}\ntunnel2: Pl4nted\n")]
    [InlineData("tunnel1: {psk: &Pl4nted Pl4nted}\ntunnel2: {psk: *Pl4nted}\n")]
    [InlineData("tunnel1:\n  psk: Pl4nted: x\n")]
    public void Problem_NearAKey_NeverQuotesIt(string text) =>
        Assert.DoesNotContain("Pl4nted", string.Join('\n', DocumentFormat.Yaml.Read(Head + text).Problems), StringComparison.Ordinal);

    /// <summary>Texts that keep a careless reader busy for minutes or fill its memory. Each has less than 256 KiB.</summary>
    [Theory]
    [InlineData("[", "")]
    [InlineData("{", "")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    [InlineData("{a: ", "")]
    [InlineData("&a ", "")]
    [InlineData("!x ", "")]
    [InlineData("a: 1\n", "")]
    [InlineData("a,", "[")]
    [InlineData(":", "")]
    [InlineData("---\n", "")]
    [InlineData("\\u0041", "a: \"")]
    public void Read_HostileText_IsRefusedQuickly(string repeated, string before)
    {
        var watch = Stopwatch.StartNew();
        var read = DocumentFormat.Yaml.Read(before + string.Concat(Enumerable.Repeat(repeated, 260_000 / repeated.Length)));
        Assert.Null(read.Draft);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Read_AliasesUponAliases_AreNeverExpanded()
    {
        var bomb = string.Concat(Enumerable.Range(1, 40).Select(level => $"a{level}: &a{level} [*a{level - 1},*a{level - 1},*a{level - 1}]\n"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(DocumentFormat.Yaml.Read($"{Head}a0: &a0 lol\n{bomb}").Draft);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Theory]
    [InlineData(" {\"version\":1}", DocumentFormat.Json)]
    [InlineData("\uFEFF[1]", DocumentFormat.Json)]
    [InlineData("version: 1", DocumentFormat.Yaml)]
    [InlineData("", DocumentFormat.Yaml)]
    public void Guess_PastedText_IsWhatItLooksLike(string text, DocumentFormat expected) => Assert.Equal(expected, DocumentFormats.Guess(text));

    [Fact]
    public void PublishedExamples_AreDrafts()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "VpnPortal.sln"))) root = root.Parent!;
        var examples = Directory.EnumerateFiles(Path.Combine(root.FullName, "docs", "examples"), "*.yaml").ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, path => Assert.Empty(DocumentFormat.Yaml.Read(File.ReadAllText(path)).Problems));
    }
}
