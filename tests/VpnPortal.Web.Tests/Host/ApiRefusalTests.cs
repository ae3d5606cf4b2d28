using System.Reflection;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using VpnPortal.Core.Documents;
using VpnPortal.Web.Features.Api;

namespace VpnPortal.Web.Tests.Host;

public sealed class ApiRefusalTests(ApiFactory portal) : IClassFixture<ApiFactory>
{
    private const string Good = "version: 1\nscenario: vpc-to-vpc\nname: fra\n";

    [Theory]
    [InlineData("zh-CN", "草稿文档有误", "没有名为“regoin”的键。", "是否想写“region”？")]
    [InlineData("en", "The document is not a draft", "There is no key “regoin” here.", "Did you mean “region”?")]
    public async Task Import_OfABadDocument_TellsAllProblemsInTheReadersLanguage(string language, string title, string message, string fix)
    {
        var api = ApiClient.Member(portal, language);
        var problem = (await api.ImportAsync("version: 1\nscenario: vpc-to-vpc\nside1:\n  regoin: x\n  vpc: [a]\n")).Refuses(422, "document-refused");
        Assert.Equal((title, 2), ((string)problem["title"]!, problem["problems"]!.AsArray().Count));
        var first = problem["problems"]![0]!;
        Assert.Equal(("/side1/regoin", 4, message, fix, "region"), ((string)first["path"]!, (int)first["line"]!, (string)first["message"]!, (string)first["fix"]!, (string)first["fixValue"]!));
    }

    [Fact]
    public async Task Import_InAnyForm_IsTakenOrRefusedByItsMediaType()
    {
        var api = ApiClient.Member(portal);
        foreach (var yaml in new[] { "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" }) (await api.ImportAsync(Good, yaml)).Is(201);
        (await api.ImportAsync("""{"version":1,"scenario":"vpc-to-vpc"}""", "application/json")).Is(201);
        (await api.ImportAsync(Good, "application/json")).Refuses(422, "document-refused");
        (await api.ImportAsync(Good, "text/plain")).Refuses(415, "media-type-unknown");
        (await api.ImportAsync(Good + "# " + new string('x', DocumentLimits.MaxBytes))).Refuses(413, "too-large");
        (await api.ImportAsync("")).Refuses(422, "document-refused");
    }

    [Fact]
    public async Task UnknownIds_OfEveryKind_AreNotFound()
    {
        var api = ApiClient.Member(portal);
        var mine = (string)(await api.ImportAsync(Good)).Is(201)["id"]!;
        foreach (var path in new[] { "", "/document", "/findings", "/plan", "/verification", "/pings", "/pings/x", "/exports", "/exports/runbook", "/exports/runbook/preview", "/agreement", "/topology.svg", "/release" })
            (await api.GetAsync($"/deployments/none{path}")).Refuses(404, "deployment-unknown");
        foreach (var path in new[] { "/clone", "/keys/tunnel1.psk/generate", "/device" }) (await api.PostAsync($"/deployments/none{path}")).Refuses(404, "deployment-unknown");
        (await api.PostAsync("/deployments/none/region", new { region = "cn-hangzhou" })).Refuses(404, "deployment-unknown");
        (await api.PostAsync("/deployments/none/pings", new { })).Refuses(404, "deployment-unknown");
        (await api.PostAsync("/deployments/none/runs", new { draftVersion = 1, planHash = "x" })).Refuses(404, "deployment-unknown");
        (await api.PatchAsync("/deployments/none/answers", new { answers = new { name = "x" } })).Refuses(404, "deployment-unknown");
        (await api.PutAsync("/deployments/none/keys/tunnel1.psk", new { value = "x" })).Refuses(404, "deployment-unknown");
        (await api.DeleteAsync("/deployments/none")).Refuses(404, "deployment-unknown");
        (await api.PutAsync($"/deployments/{mine}/keys/name", new { value = "x" })).Refuses(404, "secret-unknown");
        (await api.GetAsync($"/deployments/{mine}/pings/x")).Refuses(404, "ping-unknown");
        (await api.GetAsync($"/deployments/{mine}/exports/x")).Refuses(404, "format-unknown");
        foreach (var path in new[] { "", "/events", "/steps/x" }) (await api.GetAsync($"/runs/none{path}")).Refuses(404, "run-unknown");
        (await api.PostAsync("/runs/none/resume")).Refuses(404, "run-unknown");
        foreach (var path in new[] { "pause", "continue", "cancel", "steps/x/adopt", "steps/x/disown" })
            (await api.PostAsync($"/runs/none/{path}", new { reason = "x", cloudId = "vpn-x" })).Refuses(404, "run-unknown");
        (await api.PostAsync("/runs/none/pause", new { raeson = "x" })).Refuses(400, "body-unreadable", "/raeson");
        (await api.PostAsync("/deployments/none/release", new { })).Refuses(404, "deployment-unknown");
        (await api.GetAsync("/nowhere")).Refuses(404, "address-unknown");
        (await api.PutAsync("/deployments", new { })).Refuses(405, "method-unknown");
    }

    [Fact]
    public async Task Patch_OfAnswers_StoresAllOrTellsWhyNot()
    {
        var api = ApiClient.Member(portal);
        var at = $"/deployments/{(string)(await api.ImportAsync(Good)).Is(201)["id"]!}";
        var version = (int)(await api.GetAsync(at)).Is(200)["draftVersion"]!;
        var stored = (await api.PatchAsync($"{at}/answers", """{"answers":{"side1.asn":1.10,"side1.gateway.bandwidth":50,"side1.connection.effectImmediately":true,"side1.subnets":["10.0.0.0/17","10.0.128.0/17"],"name":null}}""")).Is(200);
        Assert.Equal(version + 1, (int)stored["draftVersion"]!);
        var answers = (await api.GetAsync(at)).Is(200)["answers"]!;
        Assert.Equal(("1.10", "50", "true", "10.0.0.0/17, 10.0.128.0/17", null), (
            (string)answers["side1.asn"]!, (string)answers["side1.gateway.bandwidth"]!, (string)answers["side1.connection.effectImmediately"]!, (string)answers["side1.subnets"]!, (string?)answers["name"]));

        (await api.PatchAsync($"{at}/answers", new { draftVersion = version, answers = new { name = "x" } })).Refuses(409, "draft-changed", "/draftVersion");
        var problem = (await api.PatchAsync($"{at}/answers", """{"answers":{"side1.regoin":"x","tunnel1.psk":"x","side1.vpc":["a"],"side2.vpc":{},"side2.connection.effectImmediately":"yes","name":"stays away"}}""")).Refuses(422, "answers-refused");
        Assert.Equal(
            ["/answers/side1.regoin", "/answers/tunnel1.psk", "/answers/side1.vpc", "/answers/side2.vpc", "/answers/side2.connection.effectImmediately"],
            problem["problems"]!.AsArray().Select(one => (string)one!["path"]!));
        Assert.Equal("side1.region", (string)problem["problems"]![0]!["fixValue"]!);
        Assert.Null((string?)(await api.GetAsync(at)).Is(200)["answers"]!["name"]);
        (await api.PatchAsync($"{at}/answers", new { })).Refuses(422, "value-missing", "/answers");
    }

    [Fact]
    public async Task Draft_WithErrors_HasFindingsAndNoPlan()
    {
        var api = ApiClient.Member(portal);
        var at = $"/deployments/{(string)(await api.ImportAsync(Good)).Is(201)["id"]!}";
        var findings = (await api.GetAsync($"{at}/findings")).Is(200);
        Assert.False((bool)findings["canBePlanned"]!);
        Assert.Contains(findings["findings"]!.AsArray(), one => (string)one!["path"]! == "side1.vpc" && (string)one["severity"]! == "error" && ((string)one["fix"]!).Length > 0);
        Assert.NotEmpty((await api.GetAsync($"{at}/plan")).Refuses(422, "draft-has-errors")["problems"]!.AsArray());
        Assert.NotEmpty((await api.PostAsync($"{at}/runs", new { draftVersion = 1, planHash = "x" })).Refuses(422, "draft-has-errors")["problems"]!.AsArray());
        (await api.PostAsync($"{at}/runs", new { planHash = "x" })).Refuses(422, "value-missing", "/draftVersion");
        (await api.PostAsync($"{at}/runs", new { draftVersion = 1 })).Refuses(422, "value-missing", "/planHash");
        (await api.PostAsync($"{at}/pings", new { })).Refuses(409, "not-built");
        Assert.NotEmpty((await api.GetAsync($"{at}/exports/strongswan")).Refuses(409, "export-refused")["problems"]!.AsArray());
    }

    [Fact]
    public async Task Example_MovedToAnotherRegion_LosesItsPlacesAndStartsNoOldPlan()
    {
        var api = ApiClient.Member(portal);
        var at = $"/deployments/{(string)(await api.PostAsync("/deployments/example")).Is(201)["id"]!}";
        var plan = (await api.GetAsync($"{at}/plan")).Is(200);
        (await api.PostAsync($"{at}/runs", new { draftVersion = (int)plan["draftVersion"]! + 1, planHash = (string)plan["hash"]! })).Refuses(409, "plan-changed");
        (await api.PostAsync($"{at}/runs", new { draftVersion = (int)plan["draftVersion"]!, planHash = "another" })).Refuses(409, "plan-changed");
        (await api.PostAsync($"{at}/region", new { })).Refuses(422, "value-missing", "/region");
        (await api.PostAsync($"{at}/region", new { region = "cn-hangzhou", only = "name" })).Refuses(422, "value-invalid", "/only");
        (await api.PostAsync($"{at}/region", new { region = "cn-hangzhou", only = "side2.region" })).Is(204);
        var answers = (await api.GetAsync(at)).Is(200)["answers"]!.AsObject();
        Assert.Equal(("eu-central-1", "cn-hangzhou", true, false), ((string)answers["side1.region"]!, (string)answers["side2.region"]!, answers.ContainsKey("side1.vpc"), answers.ContainsKey("side2.vpc")));
    }

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs", "examples"), "*.yaml").Select(path => Path.GetFileName(path))];

    [Theory, MemberData(nameof(Examples))]
    public async Task PublishedExample_OnTheEmulator_CanBePlannedAndComesBackAsItWas(string file)
    {
        var api = ApiClient.Member(portal);
        var document = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "examples", file), TestContext.Current.CancellationToken);
        var at = $"/deployments/{(string)(await api.ImportAsync(document)).Is(201)["id"]!}";
        var findings = (await api.GetAsync($"{at}/findings")).Is(200);
        Assert.True((bool)findings["canBePlanned"]!, findings.ToJsonString());
        Assert.NotEmpty((await api.GetAsync($"{at}/plan")).Is(200)["steps"]!.AsArray());
        var exported = (await api.GetAsync($"{at}/document")).Is(200);
        var again = $"/deployments/{(string)(await api.ImportAsync(exported.ToJsonString(), "application/json")).Is(201)["id"]!}";
        Assert.Equal((await api.GetAsync(at)).Is(200)["answers"]!.ToJsonString(), (await api.GetAsync(again)).Is(200)["answers"]!.ToJsonString());
    }

    [Fact]
    public async Task Key_SetAndGenerated_IsToldByItsFingerprintOnly()
    {
        var api = ApiClient.Member(portal);
        var at = $"/deployments/{(string)(await api.ImportAsync(Good)).Is(201)["id"]!}";
        (await api.PutAsync($"{at}/keys/tunnel1.psk", new { value = "Pl4nted~Key" })).Is(204);
        var set = (await api.GetAsync(at)).Is(200)["keys"]!["tunnel1.psk"]!;
        (await api.PostAsync($"{at}/keys/tunnel1.psk/generate")).Is(204);
        var generated = (await api.GetAsync(at)).Is(200)["keys"]!["tunnel1.psk"]!;
        Assert.Equal((false, true), ((bool)set["isGenerated"]!, (bool)generated["isGenerated"]!));
        Assert.NotEqual((string)set["fingerprint"]!, (string)generated["fingerprint"]!);
        (await api.PutAsync($"{at}/keys/tunnel1.psk", new { value = "" })).Refuses(422, "value-missing", "/value");
        Assert.DoesNotContain("Pl4nted", api.Heard, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task RepeatedImport_WithItsKey_MakesOneDraft()
    {
        var api = ApiClient.Member(portal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => api.ImportAsync(Good, key: "same")));
        Assert.Single(answers.Select(answer => (string)answer.Is(201)["id"]!).Distinct(StringComparer.Ordinal));
        (await api.ImportAsync(Good + "side1: {asn: 1}\n", key: "same")).Refuses(422, "idempotency-key-reused");
        Assert.NotEqual((string)answers[0].Body!["id"]!, (string)(await api.ImportAsync(Good, key: "other")).Is(201)["id"]!);
        Assert.NotEqual((string)answers[0].Body!["id"]!, (string)(await api.ImportAsync(Good)).Is(201)["id"]!);
        (await api.ImportAsync(Good, key: new string('k', 256))).Refuses(400, "idempotency-key-invalid");
        // A refusal did nothing, so the same key may come with what was mended.
        (await api.ImportAsync("version: 2\n", key: "mended")).Refuses(422, "document-refused");
        (await api.ImportAsync(Good, key: "mended")).Is(201);
    }

    [Theory]
    [InlineData("/history?before=x", "before")]
    [InlineData("/history?size=0", "size")]
    [InlineData("/history?size=201", "size")]
    public async Task History_WithNonsense_SaysWhich(string path, string parameter) =>
        (await ApiClient.Member(portal).GetAsync(path)).Refuses(422, "value-invalid", parameter);

    [Fact]
    public async Task Account_IsReadAsThePickersDo()
    {
        var api = ApiClient.Member(portal);
        Assert.Contains((await api.GetAsync("/account/regions")).Is(200)["regions"]!.AsArray(), region => (string)region!["id"]! == "eu-central-1");
        var frankfurt = (await api.GetAsync("/account/regions/eu-central-1")).Is(200);
        var vpc = frankfurt["vpcs"]!.AsArray().First(one => (string)one!["cidrs"]![0]! == "10.0.0.0/16")!;
        Assert.NotEmpty((await api.GetAsync($"/account/regions/eu-central-1/vpcs/{(string)vpc["id"]!}/instances")).Is(200)["instances"]!.AsArray());
        Assert.NotNull((await api.GetAsync("/account/regions/NO_REGION")).Is(200)["fault"]);
    }

    /// <summary>As the server throws while a body is read that never said how long it is; the server of these tests counts nothing itself.</summary>
    [Fact]
    public async Task Body_CutOffByTheServer_IsNoFaultOfStorage()
    {
        var context = EndpointFilterInvocationContext.Create(new DefaultHttpContext { RequestServices = portal.Services });
        await Assert.ThrowsAsync<BadHttpRequestException>(async () => await ApiFaults.CatchAsync(context, _ => throw new BadHttpRequestException("Too large.", 413)));
    }

    /// <summary>Every refusal has words of its own in both languages.</summary>
    [Fact]
    public void Refusals_AllOfThem_AreWorded()
    {
        var refusals = typeof(ApiRefusal).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ApiRefusal>().ToList();
        Assert.Equal(refusals.Count, refusals.Select(refusal => refusal.Code).Distinct(StringComparer.Ordinal).Count());
        foreach (var file in new[] { "ApiTexts.resx", "ApiTexts.en.resx" })
        {
            var keys = XDocument.Load(Path.Combine(SourceTree.Web, "Features", "Api", file)).Root!.Elements("data").Select(data => (string)data.Attribute("name")!).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(refusals.SelectMany(refusal => new[] { refusal.Code, $"{refusal.Code}-title" }).Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
        }
    }
}
