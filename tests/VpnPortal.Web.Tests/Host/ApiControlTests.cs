using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Cloud;
using VpnPortal.Emulator.Control;

namespace VpnPortal.Web.Tests.Host;

/// <summary>What an operator asks of runs by the API: end, go on, change, and say what was found.</summary>
public sealed class ApiControlTests : IAsyncLifetime
{
    private readonly ApiFactory portal = new();
    private ApiClient api = default!;

    public async ValueTask InitializeAsync()
    {
        await portal.InitializeAsync();
        api = ApiClient.Member(portal);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Run_CancelledResumedAndChanged_IsAsWanted()
    {
        var at = await ExampleAsync();
        var run = await StartAsync(at);
        (await api.PostAsync($"{run}/pause", new { reason = "change window" })).Is(204);
        (await api.PostAsync($"{run}/cancel", new { reason = "another day" })).Is(204);
        (await api.PostAsync($"{run}/continue", new { reason = "no" })).Refuses(409, "run-over");
        await EndedAsync(run, "cancelled");
        (await api.PostAsync($"{run}/resume")).Is(204);
        await EndedAsync(run, "succeeded");

        (await api.PatchAsync($"{at}/answers", new { answers = new Dictionary<string, string>(StringComparer.Ordinal) { ["side1.gateway.name"] = "renamed" } })).Is(200);
        var changes = (await api.GetAsync($"{at}/plan")).Is(200)["changes"]!.AsArray();
        Assert.All(changes, one => Assert.Contains((string)one!["action"]!, new[] { "update", "noOp" }));
        var change = changes.Single(one => (string)one!["address"]! == "vpn_gateway.side1")!;
        Assert.Equal(("update", "VPN网关1", "renamed"), ((string)change["action"]!, (string)change["differences"]![0]!["before"]!, (string)change["differences"]![0]!["after"]!));
        await EndedAsync(await StartAsync(at), "succeeded");
        Assert.True((bool)(await api.GetAsync($"{at}/plan")).Is(200)["isEmpty"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Step_ThatFoundTwo_WaitsForSomebodyToDecide(bool adopts)
    {
        var at = await ExampleAsync();
        var call = (await api.GetAsync($"{at}/plan")).Is(200)["steps"]!.AsArray().First(step => (string)step!["address"]! == "vpn_gateway.side1")!["call"]!["parameters"]!.AsArray()
            .ToDictionary(one => (string)one!["name"]!, one => (string?)one!["value"], StringComparer.Ordinal);
        var foreign = (await portal.Services.GetRequiredService<IVpcApi>().CreateVpnGatewayAsync(
            new CreateVpnGateway("by hand", "eu-central-1", call["Name"]!, call["VpcId"]!, call["VSwitchId"]!, call["DisasterRecoveryVSwitchId"]!, 10, "POSTPAY", 1), TestContext.Current.CancellationToken)).Id;
        // Both gateways of the plan lose their answers, so that either of the two of that name may be the plan's.
        portal.Cloud.AddFault(new Fault("CreateVpnGateway", Fault.DropAfter, Count: 2));
        var run = await StartAsync(at);
        var failed = (await EndedAsync(run, "failed"))["steps"]!.AsArray().Single(step => (string)step!["address"]! == "vpn_gateway.side1")!;
        Assert.Contains(failed["found"]!.AsArray(), found => (string)found!["cloudId"]! == foreign);
        var unresolved = await StartOfAsync(at);
        Assert.Equal(run, $"/runs/{(string)unresolved.Refuses(409, "outcome-open")["runId"]!}");
        (await api.PostAsync($"{run}/steps/vpn_gateway.side1/adopt", new { cloudId = "vpn-nowhere", reason = "x" })).Refuses(409, "nothing-found");
        (await api.PostAsync($"{run}/steps/vpn_gateway.side1/adopt", new { reason = "x" })).Refuses(422, "value-missing", "/cloudId");
        (await api.PostAsync($"{run}/steps/x/disown", new { reason = "x" })).Refuses(409, "nothing-found");

        var own = failed["found"]!.AsArray().Select(found => (string)found!["cloudId"]!).Single(id => id != foreign);
        (adopts
            ? await api.PostAsync($"{run}/steps/vpn_gateway.side1/adopt", new { cloudId = own, reason = "the console says so" })
            : await api.PostAsync($"{run}/steps/vpn_gateway.side1/disown", new { reason = "none of them" })).Is(204);
        await EndedAsync(run, "succeeded");
    }

    private async Task<string> ExampleAsync() => $"/deployments/{(string)(await api.PostAsync("/deployments/example")).Is(201)["id"]!}";

    private async Task<string> StartAsync(string at) => $"/runs/{(string)(await StartOfAsync(at)).Is(201)["id"]!}";

    private async Task<ApiAnswer> StartOfAsync(string at)
    {
        var plan = (await api.GetAsync($"{at}/plan")).Is(200);
        return await api.PostAsync($"{at}/runs", new { draftVersion = (int)plan["draftVersion"]!, planHash = (string)plan["hash"]! });
    }

    private async Task<JsonNode> EndedAsync(string run, string state)
    {
        var now = await api.UntilAsync(run, one => (string)one["state"]! != "running");
        Assert.True((string)now["state"]! == state, now.ToJsonString());
        return now;
    }
}
