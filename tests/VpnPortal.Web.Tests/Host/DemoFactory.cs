using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VpnPortal.Core.Auditing;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Features.Account;

namespace VpnPortal.Web.Tests.Host;

/// <summary>The whole host in process with an emulated cloud beside it, one account and example 1 built.</summary>
/// <remarks>The emulator is started here and not by the host, since the factory would take the first host that is built for ours.</remarks>
public sealed class DemoFactory : WebApplicationFactory<PortalHost>, IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private readonly string data = Directory.CreateTempSubdirectory("portal-demo-").FullName;

    private EmulatorServer emulator = default!;

    public string DeploymentId { get; private set; } = "";

    /// <summary>A browser that is signed in.</summary>
    public HttpClient Member { get; private set; } = default!;

    public HttpClient Browser()
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        return client;
    }

    public async ValueTask InitializeAsync()
    {
        emulator = await EmulatorServer.StartAsync(new EmulatorOptions { TimeScale = 300 });
        Member = Browser();
        // The start prints a set-up link of its own; ours must come after it.
        await Services.GetServices<IHostedService>().OfType<SetupAnnouncer>().Single().ExecuteTask!;
        var code = await Services.GetRequiredService<SetupCode>().IssueAsync(CancellationToken.None);
        using (await Member.SubmitAsync($"/setup?code={code}", "lin", Password)) { }
        var actor = new Actor("", "lin", "");
        DeploymentId = await Services.GetRequiredService<DraftingService>().CreateExampleAsync(actor, CancellationToken.None);
        var provisioning = Services.GetRequiredService<ProvisioningService>();
        var review = (await provisioning.ReviewAsync(DeploymentId, CancellationToken.None))!;
        Assert.True(review.Plan is not null, string.Join('\n', review.Diagnostics.Select(finding => $"{finding.Path} {finding.Reason.En}")));
        var run = (await provisioning.StartAsync(DeploymentId, review.Draft.Stored.Version, review.Plan.Hash, actor, CancellationToken.None)).RunId!;
        var runs = Services.GetRequiredService<RunStore>();
        for (var attempt = 0; attempt < 600 && (await runs.FindAsync(run, CancellationToken.None))!.State.Outcome is null; attempt++) await Task.Delay(100);
        Assert.True((await runs.FindAsync(run, CancellationToken.None))!.State.Outcome);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await emulator.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("Portal:DataDirectory", data).UseEnvironment("Production")
            .UseSetting("Cloud:Endpoint", emulator.Address.Authority).UseSetting("Cloud:Protocol", "HTTP")
            .UseSetting("Cloud:AccessKeyId", "emulator").UseSetting("Cloud:AccessKeySecret", "emulator-secret");
}
