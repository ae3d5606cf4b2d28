namespace VpnPortal.Web.Tests.Host;

/// <summary>What operators ask of runs, and the end of a deployment, by the API alone.</summary>
public sealed class ApiReleaseTests(ApiFactory portal) : IClassFixture<ApiFactory>
{
    [Fact]
    public async Task Run_PausedContinuedAndReleased_ByTheApiAlone()
    {
        var api = ApiClient.Member(portal);
        var id = (string)(await api.PostAsync("/deployments/example")).Is(201)["id"]!;
        var run = await StartAsync(api, id);
        (await api.PostAsync($"/runs/{run}/pause", new { })).Refuses(422, "value-missing", "/reason");
        (await api.PostAsync($"/runs/{run}/pause", new { reason = "window" })).Is(204);
        (await api.PostAsync($"/runs/{run}/pause", new { reason = "window" })).Refuses(409, "run-over");
        var held = (await api.GetAsync($"/runs/{run}")).Is(200);
        Assert.Equal(("paused", "running"), ((string)held["hold"]!, (string)held["state"]!));
        (await api.PostAsync($"/deployments/{id}/release", new { planHash = new string('0', 64), name = (string)(await api.GetAsync($"/deployments/{id}")).Is(200)["name"]!, reason = "x" }))
            .Refuses(409, "already-run");
        (await api.PostAsync($"/runs/{run}/continue", new { reason = "window" })).Is(204);
        Assert.Equal("succeeded", await EndedAsync(api, run));

        var plan = (await api.GetAsync($"/deployments/{id}/plan")).Is(200);
        (await api.PostAsync($"/deployments/{id}/runs", new { draftVersion = (int)plan["draftVersion"]!, planHash = (string)plan["hash"]! })).Refuses(409, "nothing-to-do");
        (await api.PostAsync($"/runs/{run}/steps/vpn_gateway.side1/adopt", new { reason = "x", cloudId = "vpn-x" })).Refuses(409, "nothing-found");
        await ReleaseAsync(api, id);
    }

    private static async Task ReleaseAsync(ApiClient api, string id)
    {
        var release = (await api.GetAsync($"/deployments/{id}/release")).Is(200);
        Assert.Equal(10, release["steps"]!.AsArray().Count(step => ((string)step!["kind"]!).StartsWith("delete_", StringComparison.Ordinal)));
        var hash = (string)release["hash"]!;
        (await api.PostAsync($"/deployments/{id}/release", new { planHash = hash, name = "another", reason = "moved" })).Refuses(422, "value-invalid", "/name");
        var name = (string)(await api.GetAsync($"/deployments/{id}")).Is(200)["name"]!;
        var run = (string)(await api.PostAsync($"/deployments/{id}/release", new { planHash = hash, name, reason = "moved" })).Is(201)["id"]!;
        Assert.Equal("succeeded", await EndedAsync(api, run));
        Assert.Equal("released", (string)(await api.GetAsync($"/deployments/{id}")).Is(200)["condition"]!);
        Assert.True((bool)(await api.GetAsync($"/deployments/{id}/release")).Is(200)["isEmpty"]!);
    }

    private static async Task<string> EndedAsync(ApiClient api, string run) =>
        (string)(await api.UntilAsync($"/runs/{run}", now => (string)now["state"]! != "running"))["state"]!;

    private static async Task<string> StartAsync(ApiClient api, string id)
    {
        var plan = (await api.GetAsync($"/deployments/{id}/plan")).Is(200);
        return (string)(await api.PostAsync($"/deployments/{id}/runs", new { draftVersion = (int)plan["draftVersion"]!, planHash = (string)plan["hash"]! })).Is(201)["id"]!;
    }
}
