using System.Text.Json;
using System.Text.Json.Nodes;
using VpnPortal.Core.Documents;

namespace VpnPortal.Web.Tests.Host;

/// <summary>What the portal serves about its own forms is what the repository publishes.</summary>
public sealed class PublishedFormsTests(ApiFactory portal) : IClassFixture<ApiFactory>
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><c>ACCEPT_SNAPSHOTS=1</c> writes docs/openapi.json anew.</summary>
    [Fact]
    public async Task OpenApi_Served_IsThePublishedOne()
    {
        var client = ApiClient.Member(portal);
        var served = (await client.GetAsync("/openapi/v1.json")).Is(200).ToJsonString(Indented) + "\n";
        var path = Path.Combine(SourceTree.Root, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1") await File.WriteAllTextAsync(path, served, TestContext.Current.CancellationToken);
        Assert.True(
            File.Exists(path) && await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) == served,
            "docs/openapi.json is out of date; run the tests with ACCEPT_SNAPSHOTS=1 and read the difference.");
    }

    [Fact]
    public async Task OpenApi_EveryOperation_SaysWhatItDoesAndHowItRefuses()
    {
        var document = (await ApiClient.Member(portal).GetAsync("/openapi/v1.json")).Is(200);
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", Operation: operation.Value!))).ToList();
        Assert.True(operations.Count >= 30);
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty((string?)operation.Operation["summary"] ?? "");
            Assert.NotEmpty((string?)operation.Operation["description"] ?? "");
            Assert.NotEmpty(operation.Operation["tags"]!.AsArray());
            var responses = operation.Operation["responses"]!.AsObject();
            Assert.Contains(responses, response => response.Key.StartsWith('2'));
            Assert.All(responses.Where(response => response.Key[0] is '4' or '5'), response => Assert.Equal("#/components/schemas/Problem", (string?)response.Value!["content"]!["application/problem+json"]!["schema"]!["$ref"]));
            Assert.True(responses.ContainsKey("401"), operation.Name);
        });
        Assert.Equal(["SignIn"], operations.Where(operation => operation.Operation["security"] is JsonArray { Count: 0 }).Select(operation => (string)operation.Operation["operationId"]!));
    }

    [Fact]
    public async Task Schema_Served_IsThatOfTheCatalogue_ForStrangersToo()
    {
        using var answer = await portal.CreateClient().GetAsync("/schemas/draft.json", TestContext.Current.CancellationToken);
        Assert.Equal("application/schema+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(DraftSchema.Text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
