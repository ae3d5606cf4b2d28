using Microsoft.Playwright;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>A real portal is killed without warning after every single change that it makes in the cloud.</summary>
public sealed class KillTests(ChromiumFixture chromium)
{
    /// <summary>2 gateways, 4 customer gateways, 2 connections, 2 routes.</summary>
    private const int Changes = 10;

    [Fact]
    public async Task Run_PortalKilledAfterEveryChange_FinishesWithNothingTwice()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 30);
        var data = Directory.CreateTempSubdirectory("portal-kill-").FullName;
        var portal = await PortalProcess.StartAsync("Production", data, cloud.PortalArguments);
        try
        {
            var page = await chromium.VisitorAsync();
            await page.SetUpAsync(portal);
            await page.StartExampleAsync(portal);
            var kills = 0;
            for (var changes = 1; changes <= Changes; changes = (await cloud.AppliedAsync()).Count + 1)
            {
                await UntilAsync(async () => (await cloud.AppliedAsync()).Count >= changes, portal);
                await portal.DisposeAsync();
                kills++;
                portal = PortalProcess.Launch(data, cloud.PortalArguments);
            }

            await portal.AnswersAsync();
            // The last start may still be finding out what the kill left behind; the page tells of news, it does not insert it.
            await page.OpenAsync(portal, "/history?action=2020I");
            await page.WaitForSelectorAsync(".history-news a, .history-table tbody tr", new() { Timeout = 120_000 });
            await page.OpenAsync(portal, "/history?action=2020I");
            await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "执行完成", Exact = true })).ToBeVisibleAsync();
            var made = (await cloud.AppliedAsync()).CountBy(action => action).OrderBy(pair => pair.Key, StringComparer.Ordinal);
            Assert.Equal(
                [new("CreateCustomerGateway", 4), new("CreateVpnConnection", 2), new("CreateVpnGateway", 2), new("CreateVpnRouteEntry", 2)], made);
            Assert.True(kills >= 4, $"The portal was killed {kills} times only, so the test shows little.");
        }
        finally
        {
            await portal.DisposeAsync();
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> happened, PortalProcess portal)
    {
        var deadline = DateTime.UtcNow.AddSeconds(60);
        while (!await happened())
        {
            Assert.True(DateTime.UtcNow < deadline, $"The run does not go on:\n{portal.Output}");
            await Task.Delay(5);
        }
    }
}
