using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using VpnPortal.Core.Documents;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Tests.Documents;

public sealed class DraftSchemaTests
{
    public static TheoryData<string> Scenarios => [.. DraftFields.Scenarios];

    /// <summary><c>ACCEPT_SNAPSHOTS=1</c> writes the file anew.</summary>
    [Fact]
    public void PublishedSchema_IsTheOneOfTheCatalogue() => PublishedFile.Matches("schemas/draft.schema.json", DraftSchema.Text);

    [Theory, MemberData(nameof(Scenarios))]
    public void Schema_OfAScenario_HasEveryFieldAndNoOther(string scenario)
    {
        var group = JsonNode.Parse(DraftSchema.Text)!["$defs"]![scenario]!.AsObject();
        var answers = Answers(group, "").ToDictionary(answer => answer.Path, answer => answer.Schema, StringComparer.Ordinal);
        Assert.Equal(DraftFields.Of(scenario).Select(field => field.Path).Order(StringComparer.Ordinal), answers.Keys.Order(StringComparer.Ordinal));
        Assert.All(DraftFields.Of(scenario), field => Assert.Equal(field.IsSecret, (bool?)answers[field.Path]["writeOnly"] == true));
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Field_OfAScenario_IsExplainedInBothLanguages(string scenario) => Assert.All(DraftFields.Of(scenario), field =>
    {
        var sentence = FieldGuide.Of(field);
        Assert.True(sentence is { Zh: [.., '。'], En: [.., '.'] }, $"FieldGuide has no sentence for {field.Path}.");
    });

    /// <summary>Every group refuses keys that it does not know, as the importer does.</summary>
    private static IEnumerable<(string Path, JsonObject Schema)> Answers(JsonObject group, string before)
    {
        Assert.False((bool)group["additionalProperties"]!);
        return group["properties"]!.AsObject().Where(member => before.Length > 0 || member.Key is not (DraftDocument.VersionKey or DraftDocument.ScenarioKey))
            .SelectMany(member => member.Value!["properties"] is null
                ? [(before + member.Key, member.Value!.AsObject())]
                : Answers(member.Value!.AsObject(), $"{before}{member.Key}."));
    }
}

/// <summary>A file below <c>docs</c> that has to say what the program says.</summary>
internal static class PublishedFile
{
    public static void Matches(string name, string actual, [CallerFilePath] string testFile = "")
    {
        var root = new DirectoryInfo(Path.GetDirectoryName(testFile)!);
        while (!File.Exists(Path.Combine(root.FullName, "VpnPortal.sln"))) root = root.Parent!;
        var path = Path.Combine(root.FullName, "docs", name);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == actual, $"docs/{name} is out of date; run the tests with ACCEPT_SNAPSHOTS=1 and read the difference.");
    }
}
