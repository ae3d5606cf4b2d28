using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data.Storage;

namespace VpnPortal.Web.Tests.Host;

/// <summary>Programs while nothing can be stored.</summary>
public sealed class ApiStorageTests(ApiFactory portal) : IClassFixture<ApiFactory>
{
    [Fact]
    public async Task Commands_DiskIsFull_AreUnavailableAndReadingGoesOn()
    {
        var client = ApiClient.Member(portal);
        portal.Disk.IsFull = true;
        // The first one finds out by itself, the second is refused before it begins.
        for (var attempt = 0; attempt < 2; attempt++) Assert.Equal("storage-unavailable", (string?)(await client.PostAsync("/deployments/example")).Is(503)["code"]);
        (await client.GetAsync("/deployments")).Is(200);
        portal.Disk.IsFull = false;
        await portal.Services.GetRequiredService<StorageProbe>().RunAsync(TestContext.Current.CancellationToken);
        (await client.PostAsync("/deployments/example")).Is(201);
    }
}
