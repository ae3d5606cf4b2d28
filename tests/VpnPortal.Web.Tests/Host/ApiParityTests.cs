using System.Net;
using System.Text;
using System.Xml.Linq;
using VpnPortal.Core.Auditing;
using VpnPortal.Emulator.Control;

namespace VpnPortal.Web.Tests.Host;

/// <summary>Acts of the pages that are more than one deployment's usual way: examples, tables of sites, the drawing, the device of the demo, the account.</summary>
public sealed class ApiParityTests(ApiFactory portal) : IClassFixture<ApiFactory>
{
    private const string Columns = "name,region,vpc,vswitch1,vswitch2,public_ip1,public_ip2,asn,subnets";

    [Fact]
    public async Task Examples_EachOfThem_MakesADraftThatCanBePlanned()
    {
        var api = ApiClient.Member(portal);
        var examples = (await api.GetAsync("/examples")).Is(200).AsArray();
        Assert.Equal(["example-1", "example-1-bgp", "example-2", "example-2-classic"], examples.Select(example => (string)example!["key"]!));
        foreach (var example in examples)
        {
            var at = $"/deployments/{(string)(await api.PostAsync($"/deployments/example?key={(string)example!["key"]!}")).Is(201)["id"]!}";
            Assert.Equal((string)example["scenario"]!, (string)(await api.GetAsync(at)).Is(200)["scenario"]!);
            Assert.True((bool)(await api.GetAsync($"{at}/findings")).Is(200)["canBePlanned"]!);
        }

        (await api.PostAsync("/deployments/example?key=example-9")).Refuses(422, "value-invalid", "key");
    }

    [Fact]
    public async Task Plan_OfANewDraft_TellsEverythingThatTheReviewShows()
    {
        var api = ApiClient.Member(portal);
        var at = $"/deployments/{(string)(await api.PostAsync("/deployments/example")).Is(201)["id"]!}";
        var plan = (await api.GetAsync($"{at}/plan")).Is(200);
        Assert.False((bool)plan["isEmpty"]!);
        Assert.All(plan["changes"]!.AsArray(), change => Assert.Contains((string)change!["action"]!, new[] { "create", "await" }));
        Assert.Equal(
            plan["steps"]!.AsArray().Select(step => (string)step!["address"]!).Order(StringComparer.Ordinal),
            plan["changes"]!.AsArray().SelectMany(change => change!["steps"]!.AsArray()).Select(step => (string)step!).Order(StringComparer.Ordinal));
        Assert.All(plan["agreement"]!.AsArray(), row => Assert.True((bool)row!["holds"]!));
        Assert.Equal([true, true, false], plan["routes"]!.AsArray().Where(route => !(bool)route!["isSlip"]!).Select(route => (bool)route!["reaches"]!));
        Assert.Contains(plan["routes"]!.AsArray(), route => (bool)route!["isSlip"]! && !(bool)route["reaches"]!);
        Assert.NotEmpty(plan["irreversible"]!.AsArray());
        (await api.GetAsync($"{at}/agreement")).Refuses(409, "not-built");
    }

    [Fact]
    public async Task Sites_ByTable_AreCheckedThenMadeOnce()
    {
        var api = ApiClient.Member(portal);
        var csv = $"{Columns}\n{Site("store-1", "198.51.100.1", "")}\n{Site("store-2", "198.51.100.2", "")}\n";
        var review = (await SendAsync(api, "/deployments/sites/check?pool=172.20.0.0/16&prefix=24", csv)).Is(200);
        Assert.True((bool)review["isFaultless"]!, review.ToJsonString());
        Assert.Equal([2, 3], review["sites"]!.AsArray().Select(site => (int)site!["line"]!));
        Assert.Equal(["172.20.0.0/24", "172.20.1.0/24"], review["sites"]!.AsArray().Select(site => (string)site!["answers"]!["side2.subnets"]!));
        Assert.All(review["sites"]!.AsArray(), site => Assert.Contains("side2.subnets", site!["proposed"]!.AsArray().Select(path => (string)path!)));

        var before = (await api.GetAsync("/deployments")).Is(200).AsArray().Count;
        var made = (await SendAsync(api, "/deployments/sites?pool=172.20.0.0/16", csv, key: "stores")).Is(201)["ids"]!.AsArray();
        var again = (await SendAsync(api, "/deployments/sites?pool=172.20.0.0/16", csv, key: "stores")).Is(201)["ids"]!.AsArray();
        Assert.Equal(made.ToJsonString(), again.ToJsonString());
        Assert.Equal(before + 2, (await api.GetAsync("/deployments")).Is(200).AsArray().Count);
        Assert.Equal("store-2", (string)(await api.GetAsync($"/deployments/{(string)made[1]!}")).Is(200)["name"]!);
        (await SendAsync(api, "/deployments/sites?pool=172.21.0.0/16", csv, key: "stores")).Refuses(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Sites_WithFaults_AreRefusedByLineAndColumn()
    {
        var api = ApiClient.Member(portal);
        var before = (await api.GetAsync("/deployments")).Is(200).AsArray().Count;
        var csv = $"{Columns}\n{Site("good", "198.51.100.3", "172.22.1.0/24")}\n{Site("bad", "10.0.0.1", "172.22.1.128/25")}\n";
        var problems = (await SendAsync(api, "/deployments/sites", csv)).Refuses(422, "table-refused")["problems"]!.AsArray();
        Assert.Contains(problems, problem => ((int?)problem!["line"], (string)problem["path"]!) == (3, "public_ip1"));
        Assert.Contains(problems, problem => ((int?)problem!["line"], (string)problem["path"]!, (string)problem["code"]!) == (3, "subnets", "site-networks-overlap"));
        Assert.DoesNotContain(problems, problem => (int?)problem!["line"] == 2);
        var misspelt = (await SendAsync(api, "/deployments/sites", csv.Replace("subnets", "subnts", StringComparison.Ordinal))).Refuses(422, "table-refused");
        Assert.Equal(("column-unknown", "subnts", "subnets"), ((string)misspelt["problems"]![0]!["code"]!, (string)misspelt["problems"]![0]!["path"]!, (string)misspelt["problems"]![0]!["fixValue"]!));
        (await SendAsync(api, "/deployments/sites?pool=nonsense", csv)).Refuses(422, "value-invalid", "pool");
        (await SendAsync(api, "/deployments/sites?pool=172.20.0.0/16&prefix=12", csv)).Refuses(422, "value-invalid", "prefix");
        (await SendAsync(api, "/deployments/sites?prefix=31", csv)).Refuses(422, "value-invalid", "prefix");
        (await SendAsync(api, "/deployments/sites", csv + new string(' ', 1024 * 1024))).Refuses(413, "too-large");
        (await SendAsync(api, "/deployments/sites", csv, "text/plain")).Refuses(415, "media-type-unknown");
        Assert.Equal(before, (await api.GetAsync("/deployments")).Is(200).AsArray().Count);
    }

    /// <summary>More than a draft document may have, less than a table may.</summary>
    [Fact]
    public async Task Sites_TableLargerThanADocument_IsRead()
    {
        var api = ApiClient.Member(portal);
        var csv = $"{Columns}\n{Site("store", "198.51.100.4", "172.23.0.0/24")}\n" + new string('\n', 400 * 1024);
        Assert.True((bool)(await SendAsync(api, "/deployments/sites/check", csv)).Is(200)["isFaultless"]!);
    }

    [Fact]
    public async Task SitesTemplate_HasAnExampleLineThatIsRead()
    {
        var api = ApiClient.Member(portal);
        var template = await api.GetAsync("/deployments/sites/template");
        Assert.Equal((200, "text/csv"), (template.Status, template.MediaType));
        var review = (await SendAsync(api, "/deployments/sites/check", template.Text)).Is(200);
        Assert.Empty(review["problems"]!.AsArray());
        Assert.Equal("hz-store-001", (string)Assert.Single(review["sites"]!.AsArray())!["name"]!);
    }

    [Fact]
    public async Task Drawing_IsTheOneOfThePage()
    {
        var api = ApiClient.Member(portal);
        var at = $"/deployments/{(string)(await api.PostAsync("/deployments/example")).Is(201)["id"]!}";
        var drawing = await api.GetAsync($"{at}/topology.svg");
        Assert.Equal((200, "image/svg+xml"), (drawing.Status, drawing.MediaType));
        Assert.Contains("169.254.20.0/30", XDocument.Parse(drawing.Text).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_BeforeTheRun_NamesItsGapsAndHoldsNoKey()
    {
        var api = ApiClient.Member(portal);
        var at = $"/deployments/{(string)(await api.PostAsync("/deployments/example?key=example-2")).Is(201)["id"]!}";
        (await api.PutAsync($"{at}/keys/tunnel1.psk", new { value = "Pl4ntedPreviewKey" })).Is(204);
        var preview = (await api.GetAsync($"{at}/exports/strongswan/preview?language=en")).Is(200);
        Assert.Contains(preview["files"]!.AsArray(), file => ((string)file!["content"]!).Contains("unknown-ip1-of-gateway1", StringComparison.Ordinal));
        Assert.Contains(preview["gaps"]!.AsArray(), gap => (string)gap!["code"]! == "export-address-missing");
        Assert.DoesNotContain("Pl4nted", api.Heard, StringComparison.OrdinalIgnoreCase);
        (await api.GetAsync($"{at}/exports/x/preview")).Refuses(404, "format-unknown");
        (await api.GetAsync($"{at}/exports/runbook/preview?side=3")).Refuses(422, "value-invalid", "side");
    }

    [Fact]
    public async Task Account_ConnectionIsToldAndTried_WithoutItsSecret()
    {
        var api = ApiClient.Member(portal);
        var connection = (await api.GetAsync("/account/connection")).Is(200);
        Assert.Equal(("HTTP", true, "em••••"), ((string)connection["protocol"]!, (bool)connection["isThisMachine"]!, (string)connection["accessKeyId"]!));
        var probe = (await api.PostAsync("/account/connection/check")).Is(200);
        Assert.True((int)probe["regions"]! > 0 && probe["fault"] is null, probe.ToJsonString());
        Assert.DoesNotContain("emulator-secret", api.Heard, StringComparison.Ordinal);
        var hangzhou = (await api.GetAsync("/account/regions/cn-hangzhou")).Is(200);
        Assert.Contains(hangzhou["gateways"]!.AsArray(), gateway => !(bool)gateway!["isDualTunnel"]! && ((string)gateway["id"]!).StartsWith("vpn-", StringComparison.Ordinal));
    }

    /// <summary>What was bought elsewhere is seen at once after a refresh, not after a minute.</summary>
    [Fact]
    public async Task Account_Refreshed_IsReadAnew()
    {
        await using var own = new ApiFactory();
        await own.InitializeAsync();
        var api = ApiClient.Member(own);
        Assert.Empty((await api.GetAsync("/account/regions/eu-central-1")).Is(200)["customerGateways"]!.AsArray());
        var at = $"/deployments/{(string)(await api.PostAsync("/deployments/example")).Is(201)["id"]!}";
        var plan = (await api.GetAsync($"{at}/plan")).Is(200);
        var run = (string)(await api.PostAsync($"{at}/runs", new { draftVersion = (int)plan["draftVersion"]!, planHash = (string)plan["hash"]! })).Is(201)["id"]!;
        await api.UntilAsync($"/runs/{run}", now => (string)now["state"]! == "succeeded");
        (await api.PostAsync("/account/refresh")).Is(204);
        Assert.Equal(4, (await api.GetAsync("/account/regions/eu-central-1")).Is(200)["customerGateways"]!.AsArray().Count);
        var agreement = (await api.GetAsync($"{at}/agreement")).Is(200).AsArray();
        Assert.Contains(agreement, row => ((string)row!["subject"]!).Contains("remote id", StringComparison.Ordinal) && IPAddress.TryParse(((string)row["one"]!).Split(" → ")[0], out _));
    }

    [Fact]
    public async Task Device_WithoutADemo_IsNone()
    {
        var api = ApiClient.Member(portal);
        var at = $"/deployments/{(string)(await api.PostAsync("/deployments/example?key=example-2")).Is(201)["id"]!}";
        (await api.PostAsync($"{at}/device")).Refuses(409, "no-device");
    }

    [Fact]
    public async Task Device_OfTheDemo_FinishesTheRunAndStandsInTheHistory()
    {
        await using var own = new ApiFactory { HasDevice = true };
        await own.InitializeAsync();
        var api = ApiClient.Member(own);
        var at = $"/deployments/{(string)(await api.PostAsync("/deployments/example?key=example-2")).Is(201)["id"]!}";
        (await api.PostAsync($"{at}/device")).Refuses(409, "no-device");
        var plan = (await api.GetAsync($"{at}/plan")).Is(200);
        var run = (string)(await api.PostAsync($"{at}/runs", new { draftVersion = (int)plan["draftVersion"]!, planHash = (string)plan["hash"]! })).Is(201)["id"]!;
        await api.UntilAsync($"/runs/{run}", now => now["steps"]!.AsArray().Any(step => (string)step!["kind"]! == "create_ipsec_connection" && (string)step["phase"]! == "done"));
        (await api.PostAsync($"{at}/device")).Is(204);
        Assert.Equal("succeeded", (string)(await api.UntilAsync($"/runs/{run}", now => (string)now["state"]! != "running"))["state"]!);
        var line = Assert.Single((await api.GetAsync($"/history?code={AuditCodes.SecretExportDownloaded.Code}")).Is(200)["lines"]!.AsArray())!;
        Assert.Equal(("lin", "loaded into the simulated device of the demo"), ((string)line["actor"]!, (string)line["reason"]!));
    }

    [Fact]
    public async Task Start_WhenTheAccountIsNotReady_SaysWhyAndStartsNothing()
    {
        await using var own = new ApiFactory();
        await own.InitializeAsync();
        var api = ApiClient.Member(own);
        var at = $"/deployments/{(string)(await api.PostAsync("/deployments/example")).Is(201)["id"]!}";
        var plan = (await api.GetAsync($"{at}/plan")).Is(200);
        own.Cloud.AddFault(new Fault("*", Fault.FinancialLocked));
        var problem = (await api.PostAsync($"{at}/runs", new { draftVersion = (int)plan["draftVersion"]!, planHash = (string)plan["hash"]! })).Refuses(409, "account-not-ready");
        Assert.NotEmpty(problem["problems"]!.AsArray());
        Assert.Null((string?)(await api.GetAsync(at)).Is(200)["runId"]);
    }

    private static string Site(string name, string ip, string subnets) =>
        $"{name},cn-hangzhou,vpc-bp1vpc3r8k5d0zf2w7q6x,vsw-bp1vpc3h2u9t4ma7c5jeb,vsw-bp1vpc3i6y1n8go3p0rsl,{ip},{ip.Replace("198.51.100", "203.0.113", StringComparison.Ordinal)},65010,{subnets}";

    private static Task<ApiAnswer> SendAsync(ApiClient api, string path, string csv, string mediaType = "text/csv", string? key = null) =>
        api.SendAsync(HttpMethod.Post, path, new StringContent(csv, Encoding.UTF8, mediaType), key);
}
