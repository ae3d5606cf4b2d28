using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;

namespace VpnPortal.Web.Tests.Host;

/// <summary>Example 1 by the API alone, from the published document to an answered ping.</summary>
public sealed class ApiJourneyTests(ApiFactory portal) : IClassFixture<ApiFactory>
{
    private const string Planted = "Pl4nted~Key`with|marks";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExampleOne_FromDocumentToAnsweredPing_ByTheApiAlone()
    {
        var api = ApiClient.Member(portal);
        var document = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "examples", "vpc-to-vpc-static.yaml"), Stop);
        var imported = await api.ImportAsync(document.Replace("tunnel1:", $"tunnel1:\n  psk: '{Planted}'", StringComparison.Ordinal), key: "import-1");
        var id = (string)imported.Is(201)["id"]!;
        Assert.Equal($"/api/v1/deployments/{id}", imported.Location);

        var draft = (await api.GetAsync($"/deployments/{id}")).Is(200);
        Assert.Equal(("draft", "fra-vpc1-vpc2", "eu-central-1"), ((string)draft["condition"]!, (string)draft["name"]!, (string)draft["answers"]!["side1.region"]!));
        Assert.Equal((false, true), ((bool)draft["keys"]!["tunnel1.psk"]!["isGenerated"]!, (bool)draft["keys"]!["tunnel2.psk"]!["isGenerated"]!));
        Assert.True((bool)(await api.GetAsync($"/deployments/{id}/findings")).Is(200)["canBePlanned"]!);

        var plan = (await api.GetAsync($"/deployments/{id}/plan")).Is(200);
        Assert.Contains("Two dual-tunnel VPN gateways", (string)plan["sentence"]!, StringComparison.Ordinal);
        Assert.Equal(10 + 2, plan["steps"]!.AsArray().Count);
        var secret = plan["steps"]!.AsArray().SelectMany(step => step!["call"]?["parameters"]?.AsArray() ?? []).Where(parameter => (bool)parameter!["isSecret"]!).ToList();
        Assert.Equal(4, secret.Count);
        Assert.All(secret, parameter => Assert.Null((string?)parameter!["value"]));

        var start = new { draftVersion = (int)plan["draftVersion"]!, planHash = (string)plan["hash"]! };
        var started = await api.PostAsync($"/deployments/{id}/runs", start, "start-1");
        var runId = (string)started.Is(201)["id"]!;
        (await api.PostAsync($"/runs/{runId}/pause", new { reason = "a test looks around" })).Is(204);
        Assert.Equal(started.Text, (await api.PostAsync($"/deployments/{id}/runs", start, "start-1")).Text);
        Assert.Equal(runId, (string)(await api.PostAsync($"/deployments/{id}/runs", start)).Refuses(409, "already-run")["runId"]!);

        (await api.PatchAsync($"/deployments/{id}/answers", new { answers = new { name = "x" } })).Refuses(409, "draft-locked");
        (await api.PostAsync($"/runs/{runId}/continue", new { reason = "seen" })).Is(204);
        var run = await api.UntilAsync($"/runs/{runId}", now => (string)now["state"]! != "running");
        Assert.Equal(("succeeded", 12), ((string)run["state"]!, (int)run["done"]!));
        Assert.All(run["steps"]!.AsArray(), step => Assert.Equal("done", (string)step!["phase"]!));
        var events = (await api.GetAsync($"/runs/{runId}/events")).Is(200).AsArray();
        Assert.Equal(("run_started", "run_finished", (int)run["sequence"]!), ((string)events[0]!["event"]!, (string)events[^1]!["event"]!, events.Count));
        Assert.Single((await api.GetAsync($"/runs/{runId}/events?after={events.Count - 1}")).Is(200).AsArray());
        var step = (await api.GetAsync($"/runs/{runId}/steps/ipsec_connection.side1")).Is(200);
        Assert.Equal("CreateVpnConnection", (string)step["call"]!["action"]!);
        Assert.Contains(step["call"]!["parameters"]!.AsArray(), parameter => (string)parameter!["name"]! == "VpnGatewayId" && ((string?)parameter["value"])?.StartsWith("vpn-", StringComparison.Ordinal) == true);

        await ProveAsync(api, id);
        await TakeAlongAsync(api, id, runId);
        await NothingTellsKeysAsync(api, id);
    }

    private static async Task ProveAsync(ApiClient api, string id)
    {
        var pinged = await api.PostAsync($"/deployments/{id}/pings", new { count = 5 });
        var ping = await api.UntilAsync(pinged.Location!["/api/v1".Length..], now => (string)now["verdict"]! != "inProgress");
        Assert.Equal(("answered", 5, 5), ((string)ping["verdict"]!, (int)ping["summary"]!["sent"]!, (int)ping["summary"]!["received"]!));
        var verification = (await api.GetAsync($"/deployments/{id}/verification")).Is(200);
        Assert.Equal(["ike", "ipsec", "routes", "pingForth", "pingBack"], verification["proofs"]!.AsArray().Select(proof => (string)proof!["kind"]!));
        Assert.Contains(verification["proofs"]!.AsArray(), proof => (string)proof!["kind"]! == "pingForth" && (string)proof["master"]!["state"]! == "up");
        Assert.Equal("proven", (string)(await api.GetAsync($"/deployments/{id}")).Is(200)["condition"]!);
        Assert.Single((await api.GetAsync($"/deployments/{id}/pings")).Is(200).AsArray());
    }

    private static async Task TakeAlongAsync(ApiClient api, string id, string runId)
    {
        foreach (var format in (await api.GetAsync($"/deployments/{id}/exports")).Is(200).AsArray())
            (await api.GetAsync($"/deployments/{id}/exports/{(string)format!["key"]!}?side=2&language=zh-CN")).Is(200);
        var yaml = await api.GetAsync($"/deployments/{id}/document?format=yaml");
        Assert.Equal((200, "application/yaml"), (yaml.Status, yaml.MediaType));
        var again = (string)(await api.ImportAsync(yaml.Text)).Is(201)["id"]!;
        var clone = (string)(await api.PostAsync($"/deployments/{id}/clone")).Is(201)["id"]!;
        Assert.Equal("fra-vpc1-vpc2 (2)", (string)(await api.GetAsync($"/deployments/{clone}")).Is(200)["name"]!);
        (await api.DeleteAsync($"/deployments/{again}")).Is(204);
        (await api.GetAsync($"/deployments/{again}")).Refuses(404, "deployment-unknown");
        (await api.DeleteAsync($"/deployments/{id}")).Refuses(409, "draft-locked");
        (await api.PatchAsync($"/deployments/{id}/answers", new { answers = new { name = "renamed" } })).Is(200);
        (await api.PostAsync($"/runs/{runId}/resume")).Refuses(409, "run-not-failed");

        var first = (await api.GetAsync($"/history?deployment={id}&size=7")).Is(200);
        var second = (await api.GetAsync($"/history?deployment={id}&size=7&before={(long)first["before"]!}")).Is(200);
        var sequences = first["lines"]!.AsArray().Concat(second["lines"]!.AsArray()).Select(line => (long)line!["sequence"]!).ToList();
        Assert.Equal(14, sequences.Distinct().Count());
        Assert.Equal(sequences.OrderDescending(), sequences);
        Assert.Contains((await api.GetAsync($"/history?deployment={id}&code=1006I")).Is(200)["lines"]!.AsArray(), line => (string)line!["actor"]! == "lin");
    }

    /// <summary>Neither the planted nor the generated key, in none of the forms that a key could travel in.</summary>
    private async Task NothingTellsKeysAsync(ApiClient api, string id)
    {
        var keys = (await portal.Services.GetRequiredService<DraftStore>().FindAsync(id, Stop))!.Draft.Secrets.Values.Select(key => key.Reveal()).ToList();
        Assert.Contains(Planted, keys);
        foreach (var form in keys.SelectMany(key => (string[])
            [key, Convert.ToBase64String(Encoding.UTF8.GetBytes(key)), Convert.ToHexString(Encoding.UTF8.GetBytes(key)), Uri.EscapeDataString(key)]))
            Assert.DoesNotContain(form, api.Heard, StringComparison.OrdinalIgnoreCase);
        var history = await portal.Services.GetRequiredService<HistoryQuery>().PageAsync(new HistoryFilter(), 1000, Stop);
        Assert.DoesNotContain(history, line => line.ToString().Contains("Pl4nted", StringComparison.OrdinalIgnoreCase) || line.Changes.Any(change => change.ToString().Contains("Pl4nted", StringComparison.OrdinalIgnoreCase)));
    }
}
