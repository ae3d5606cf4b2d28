using System.Diagnostics;
using System.Text.Json.Nodes;

namespace VpnPortal.Web.Tests.Host;

/// <summary>
/// Every published example by the API alone: signed in, made of its document, checked, planned, run to traffic that is proven, and planned again. Where a
/// device of other people stands at the far end, the test plays those people: they get the parameter file as the API hands it out, without keys, and put in
/// the keys that were agreed with them. Nothing else reaches the device.
/// </summary>
public sealed class ApiDesignTests
{
    private static readonly string[] AgreedKeys = ["Agreed4tunnelOne", "Agreed4tunnelTwo"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Examples => ApiRefusalTests.Examples;

    [Theory, MemberData(nameof(Examples))]
    public async Task PublishedExample_ByTheApiAlone_ReachesAnAnsweredPingAndNothingMoreToDo(string file)
    {
        await using var portal = new ApiFactory();
        await portal.InitializeAsync();
        var api = await ApiClient.MemberAsync(portal, ApiFactory.Password);
        var at = await ImportAsync(api, file);
        var hasDevice = (string)(await api.GetAsync(at)).Is(200)["scenario"]! != "vpc-to-vpc";
        if (hasDevice) await AgreeOnKeysAsync(api, at);

        var findings = (await api.GetAsync($"{at}/findings")).Is(200);
        Assert.True((bool)findings["canBePlanned"]!, findings.ToJsonString());
        var plan = (await api.GetAsync($"{at}/plan")).Is(200);
        Assert.False((bool)plan["isEmpty"]!);
        var start = new { draftVersion = (int)plan["draftVersion"]!, planHash = (string)plan["hash"]! };
        var run = $"/runs/{(string)(await api.PostAsync($"{at}/runs", start, "start")).Is(201)["id"]!}";
        if (hasDevice) await ConfigureDeviceAsync(portal, api, at);
        var ended = await api.UntilAsync(run, now => (string)now["state"]! != "running");
        Assert.Equal(("succeeded", plan["steps"]!.AsArray().Count), ((string)ended["state"]!, (int)ended["done"]!));

        await ProveAsync(api, at);
        var again = (await api.GetAsync($"{at}/plan")).Is(200);
        Assert.Equal((true, 0, "There is nothing to change."), ((bool)again["isEmpty"]!, again["steps"]!.AsArray().Count, (string)again["sentence"]!));
        Assert.All(again["changes"]!.AsArray(), change => Assert.Contains((string)change!["action"]!, new[] { "noOp", "keep" }));
        (await api.PostAsync($"{at}/runs", start)).Refuses(409, "plan-changed");
        (await api.PostAsync($"{at}/runs", new { draftVersion = (int)again["draftVersion"]!, planHash = (string)again["hash"]! })).Refuses(409, "nothing-to-do");
        Assert.All(AgreedKeys, key => Assert.DoesNotContain(key, api.Heard, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string> ImportAsync(ApiClient api, string file)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "examples", file), Stop);
        return $"/deployments/{(string)(await api.ImportAsync(document)).Is(201)["id"]!}";
    }

    private static async Task AgreeOnKeysAsync(ApiClient api, string at)
    {
        foreach (var (index, key) in AgreedKeys.Index()) (await api.PutAsync($"{at}/keys/tunnel{index + 1}.psk", new { value = key })).Is(204);
    }

    /// <summary>The file can be had once the run knows the gateway's addresses. Behind the device answers whom the portal expects to answer.</summary>
    private static async Task ConfigureDeviceAsync(ApiFactory portal, ApiClient api, string at)
    {
        ApiAnswer exported;
        var watch = Stopwatch.StartNew();
        while ((exported = await api.GetAsync($"{at}/exports/parameters")).Status == 409)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), exported.Text);
            await Task.Delay(50, Stop);
        }

        var parameters = exported.Is(200);
        foreach (var (index, tunnel) in parameters["tunnels"]!.AsArray().Index())
        {
            Assert.DoesNotContain((string)tunnel!["presharedKey"]!, AgreedKeys);
            tunnel["presharedKey"] = AgreedKeys[index];
        }

        parameters["secretsRevealed"] = true;
        var site = (await api.GetAsync($"{at}/verification")).Is(200)["sides"]!.AsArray().Single(side => (string?)side!["regionId"] is null)!;
        portal.Cloud.PlaceFromParameters(parameters.ToJsonString(), hosts: [(string)site["addresses"]![0]!]);
    }

    private static async Task ProveAsync(ApiClient api, string at)
    {
        var pinged = await api.PostAsync($"{at}/pings", new { count = 5 });
        pinged.Is(201);
        var ping = await api.UntilAsync(pinged.Location!["/api/v1".Length..], now => (string)now["verdict"]! != "inProgress");
        Assert.Equal(("answered", 5, 5), ((string)ping["verdict"]!, (int)ping["summary"]!["sent"]!, (int)ping["summary"]!["received"]!));
        var proofs = (await api.GetAsync($"{at}/verification")).Is(200)["proofs"]!.AsArray();
        foreach (var kind in new[] { "ike", "ipsec" })
            Assert.Equal(("up", "up"), ((string)Of(kind)["master"]!["state"]!, (string)Of(kind)["slave"]!["state"]!));
        Assert.Equal("proven", (string)(await api.GetAsync(at)).Is(200)["condition"]!);

        JsonNode Of(string kind) => proofs.Single(proof => (string)proof!["kind"]! == kind)!;
    }
}
