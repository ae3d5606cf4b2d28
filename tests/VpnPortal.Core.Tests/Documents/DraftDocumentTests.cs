using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using VpnPortal.Core.Documents;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Tests.Validation;

namespace VpnPortal.Core.Tests.Documents;

public sealed class DraftDocumentTests
{
    private const string Planted = "Pl4nted~Key`with|marks";

    public static TheoryData<string> Scenarios => [.. DraftFields.Scenarios];

    [Theory, MemberData(nameof(Scenarios))]
    public void Draft_WrittenAndReadAgain_IsTheSame(string scenario)
    {
        var paths = DraftFields.Of(scenario).Where(field => !field.IsSecret).Select(field => field.Path).ToArray();
        var answer =
            from path in Gen.Elements(paths)
            from text in Gen.OneOf(Gen.Elements(Texts), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get.Replace("\0", "", StringComparison.Ordinal)))
            where text.Trim().Length > 0 && text.EnumerateRunes().All(rune => rune.Value != 0xFFFD)
            select (path, text);
        Prop.ForAll(Gen.ListOf(answer).ToArbitrary(), answers =>
        {
            var draft = answers.Aggregate(VpnDraft.Empty(scenario), (now, one) => now.With(one.path, YesOrNo(scenario, one.path) ? "true" : one.text));
            var read = DraftDocument.Read(JsonTree.Read(JsonTree.Write(DraftDocument.Write(draft))));
            return read.Problems.Count == 0 && read.Draft!.Scenario == scenario && read.Draft.Values.SequenceEqual(draft.Values);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Write_CompleteDraft_NestsTypedAnswersAndHoldsNoKey()
    {
        var draft = TestDrafts.Complete().With("side1.asn", "65530").With("side2.asn", "1.10").With("side1.subnets", "10.0.0.0/17, 10.0.128.0/17")
            .With("side2.connection.effectImmediately", "false").WithPsk(Core.Primitives.TunnelRole.Master, Planted);
        var text = JsonTree.Write(DraftDocument.Write(draft));
        var root = JsonNode.Parse(text)!;
        Assert.Equal((1, "vpc-to-vpc"), ((int)root["version"]!, (string)root["scenario"]!));
        Assert.Equal((65530, "1.10"), ((int)root["side1"]!["asn"]!, (string)root["side2"]!["asn"]!));
        Assert.False((bool)root["side2"]!["connection"]!["effectImmediately"]!);
        Assert.Equal(["10.0.0.0/17", "10.0.128.0/17"], root["side1"]!["subnets"]!.AsArray().Select(item => (string)item!));
        Assert.Null(root["tunnel1"]);
        Assert.DoesNotContain("Pl4nted", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NumbersYesAndLists_BecomeTexts()
    {
        var draft = Read("""
            { "version": 1, "scenario": "vpc-to-vpc", "name": null,
              "side1": { "asn": 1.10, "gateway": { "bandwidth": 50 }, "connection": { "effectImmediately": true }, "subnets": ["10.0.0.0/17", "10.0.128.0/17"] },
              "side2": { "asn": "65500", "subnets": "192.168.0.0/17 192.168.128.0/17" }, "tunnel1": { "psk": "Pl4nted~Key`with|marks" } }
            """).Draft!;
        Assert.Equal("1.10", draft.Values["side1.asn"]);
        Assert.Equal("50", draft.Values["side1.gateway.bandwidth"]);
        Assert.Equal("true", draft.Values["side1.connection.effectImmediately"]);
        Assert.Equal("10.0.0.0/17, 10.0.128.0/17", draft.Values["side1.subnets"]);
        Assert.Equal("192.168.0.0/17 192.168.128.0/17", draft.Values["side2.subnets"]);
        Assert.DoesNotContain("name", draft.Values.Keys);
        Assert.Equal(Planted, draft.Secrets["tunnel1.psk"].Reveal());
        Assert.DoesNotContain("tunnel1.psk", draft.Values.Keys);
    }

    [Fact]
    public void Read_ManyMistakes_TellsAllAtOnceWithLineAndSuggestion()
    {
        var read = Read("""
            {
              "version": 2,
              "scenario": "vpc-to-vpc",
              "side1": {
                "regoin": "eu-central-1",
                "gateway": "VPN网关1",
                "vpc": ["vpc-1"],
                "connection": { "effectImmediately": "yes" }
              },
              "region": "eu-central-1",
              "name": { "first": "fra" },
              "wholly-foreign": 1,
              "name": "again"
            }
            """);
        Assert.Null(read.Draft);
        Assert.Equal(
            [
                (2, "/version", "document-version", "1"),
                (5, "/side1/regoin", "document-key-unknown", "region"),
                (6, "/side1/gateway", "document-group-expected", null),
                (7, "/side1/vpc", "document-list-not-taken", null),
                (8, "/side1/connection/effectImmediately", "document-yes-or-no", "true"),
                (10, "/region", "document-key-unknown", "side1.region"),
                (11, "/name", "document-value-expected", null),
                (12, "/wholly-foreign", "document-key-unknown", null),
                (13, "/name", "document-key-repeated", null),
            ],
            read.Problems.Select(problem => (problem.Line!.Value, problem.Finding.Path, problem.Finding.Code, problem.Finding.FixValue)));
        Assert.All(read.Problems, problem => IsWorded(problem));
    }

    [Theory]
    [InlineData("", "document-empty", null)]
    [InlineData("null", "document-empty", null)]
    [InlineData("[{}]", "document-group-expected", 1)]
    [InlineData("3", "document-group-expected", null)]
    [InlineData("{\n \"version\": 1,\n \"名称\": tru }", "document-unreadable", 3)]
    [InlineData("{\"version\":1,\"scenario\":\"vpc-to-vpc\"} {}", "document-unreadable", 1)]
    [InlineData("{\"version\":1,\"scenario\":\"\\ud83d\"}", "document-unreadable", 1)]
    [InlineData("{\"version\":1,\"scenario\":\"vpc-to-vcp\"}", "document-scenario", 1)]
    [InlineData("{\"version\":1}", "document-scenario", null)]
    public void Read_NoDraftAtAll_SaysWhy(string text, string code, int? line)
    {
        var problem = Assert.Single(Read(text).Problems);
        Assert.Equal((code, line), (problem.Finding.Code, problem.Line));
        IsWorded(problem);
    }

    [Fact]
    public void Read_LargerThanTheLimit_IsRefusedUnread()
    {
        var room = DocumentLimits.MaxBytes - 40;
        Assert.NotNull(Read($$"""{"version":1,{{new string(' ', room)}}"scenario":"vpc-to-vpc"}""".Replace("  \"sc", "\"sc", StringComparison.Ordinal)).Draft);
        Assert.Equal("document-too-large", Assert.Single(Read($$"""{"version":1,{{new string('网', room / 2)}}"scenario":"vpc-to-vpc"}""").Problems).Finding.Code);
    }

    [Fact]
    public void Read_NestedWithoutEnd_IsRefused() =>
        Assert.Equal("document-unreadable", Assert.Single(Read(string.Concat(Enumerable.Repeat("{\"a\":", 50_000))).Problems).Finding.Code);

    [Fact]
    public void Read_ThousandsOfForeignKeys_TellsAHundred()
    {
        var keys = string.Join(',', Enumerable.Range(0, 10_000).Select(number => $"\"k{number}\":1"));
        Assert.Equal(100, Read($$"""{"version":1,"scenario":"vpc-to-vpc",{{keys}}}""").Problems.Count);
    }

    [Theory]
    [InlineData("""{"version":1,"scenario":"vpc-to-vpc","tunnel1":{"psk":["Pl4nted"]}}""")]
    [InlineData("""{"version":1,"scenario":"vpc-to-vpc","tunnel1":{"psk":{"Pl4nted":1}}}""")]
    [InlineData("""{"version":1,"scenario":"vpc-to-vpc","tunnel1":{"psk":"Pl4nted"},"psk":"Pl4nted"}""")]
    [InlineData("""{"version":1,"scenario":"vpc-to-vpc","tunnel1":{"psk":"Pl4nted}}""")]
    [InlineData("""{"version":1,"scenario":"vpc-to-vpc","tunnel1":{"psk":Pl4nted}}""")]
    public void Problem_NearAKey_NeverQuotesIt(string text)
    {
        var read = Read(text);
        Assert.Null(read.Draft);
        Assert.DoesNotContain("Pl4nted", string.Join('\n', read.Problems), StringComparison.Ordinal);
    }

    /// <summary>Answers that a document could mistake for something else.</summary>
    private static readonly string[] Texts =
        ["1", "010", "1.10", "+1", "1e3", "true", "False", "null", "~", "a, b", "a,b", "10.0.0.0/16, 10.1.0.0/16", "# x", "x: y", "- x", "\"", "'", "\\", "a\nb", "VPN网关1", "{", "[", "*a", "&a", "!a", "%"];

    private static bool YesOrNo(string scenario, string path) => FieldKinds.Of(DraftFields.Of(scenario).First(field => field.Path == path)) == FieldKind.YesOrNo;

    private static void IsWorded(DocumentProblem problem) => Assert.All([problem.Finding.Reason, problem.Finding.Fix], text =>
    {
        Assert.Matches("[\u4e00-\u9fff].*[。？]$", text.Zh);
        Assert.Matches("^[A-Z].*[.?]$", text.En);
        Assert.DoesNotMatch("[\u4e00-\u9fff]", text.En);
    });

    private static DraftDocumentReading Read(string text) => DraftDocument.Read(JsonTree.Read(text));
}
