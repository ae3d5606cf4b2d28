using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VpnPortal.Web.Features.Account;

namespace VpnPortal.Web.Tests.Host;

/// <summary>The whole host in process, with a data directory of its own.</summary>
public sealed class PortalFactory : WebApplicationFactory<PortalHost>
{
    private readonly string data = Directory.CreateTempSubdirectory("portal-test-").FullName;

    /// <summary>What the database lies on.</summary>
    public RefusingDisk Disk { get; } = new();

    public HttpClient Browser(string? language = null)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        if (language is not null) client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    /// <summary>A set-up link as the console would show it.</summary>
    public async Task<string> SetupLinkAsync()
    {
        // The start prints a link of its own; ours must come after it.
        await Services.GetServices<IHostedService>().OfType<SetupAnnouncer>().Single().ExecuteTask!;
        return $"/setup?code={await Services.GetRequiredService<SetupCode>().IssueAsync(TestContext.Current.CancellationToken)}";
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("Portal:DataDirectory", data).UseSetting("Portal:Demo", "false").UseEnvironment("Production")
            // Nothing listens there: these tests need no cloud, but the host checks its settings.
            .UseSetting("Cloud:Endpoint", "127.0.0.1:9").UseSetting("Cloud:Protocol", "HTTP")
            .UseSetting("Cloud:AccessKeyId", "test").UseSetting("Cloud:AccessKeySecret", "test")
            .ConfigureTestServices(services => services.AddSingleton<IInterceptor>(Disk));
}
