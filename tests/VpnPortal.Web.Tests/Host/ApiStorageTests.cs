using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data.Storage;

namespace VpnPortal.Web.Tests.Host;

/// <summary>Programs and figures while nothing can be stored.</summary>
public sealed class ApiStorageTests(ApiFactory portal) : IClassFixture<ApiFactory>
{
    [Fact]
    public async Task Commands_WritesAreRefused_AreUnavailableAndReadingGoesOn()
    {
        var client = ApiClient.Member(portal);
        portal.Services.GetRequiredService<StorageHealth>().Refused(new SqliteException("", 13));
        Assert.Equal("storage-unavailable", (string?)(await client.PostAsync("/deployments", new { scenario = "vpc-to-vpc" })).Is(503)["code"]);
        (await client.GetAsync("/deployments")).Is(200);
        await portal.Services.GetRequiredService<StorageProbe>().RunAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(503, (await client.PostAsync("/deployments", new { scenario = "vpc-to-vpc" })).Status);
    }
}
