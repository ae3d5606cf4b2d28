using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VpnPortal.Emulator;
using VpnPortal.Engine.Exporting;
using VpnPortal.Web.Features.Account;

namespace VpnPortal.Web.Tests.Host;

/// <summary>The whole host in process with an emulated cloud beside it and one account; nothing is built yet.</summary>
public sealed class ApiFactory : WebApplicationFactory<PortalHost>, IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private readonly string data = Directory.CreateTempSubdirectory("portal-api-").FullName;
    private EmulatorServer emulator = default!;

    /// <summary>The world outside the portal: who tests a device at the other end puts it there.</summary>
    internal EmulatorServer Cloud => emulator;

    /// <summary>What the database lies on.</summary>
    public RefusingDisk Disk { get; } = new();

    /// <summary>A token of the account. One for all tests of a class: the door lets nobody in more than 20 times a minute.</summary>
    public string MemberToken { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        emulator = await EmulatorServer.StartAsync(new EmulatorOptions { TimeScale = 1000 });
        // The start prints a set-up link of its own; ours must come after it.
        await Services.GetServices<IHostedService>().OfType<SetupAnnouncer>().Single().ExecuteTask!;
        var code = await Services.GetRequiredService<SetupCode>().IssueAsync(CancellationToken.None);
        var browser = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        using (await browser.SubmitAsync($"/setup?code={code}", "lin", Password)) { }
        MemberToken = (string)(await ApiClient.Stranger(this).PostAsync("/sign-in", new { name = "lin", password = Password })).Is(200)["accessToken"]!;
    }

    /// <summary>As in the demo, the portal can configure the device at the other end.</summary>
    internal bool HasDevice { get; init; }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await emulator.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("Portal:DataDirectory", data).UseEnvironment("Production")
            .UseSetting("Cloud:Endpoint", emulator.Address.Authority).UseSetting("Cloud:Protocol", "HTTP")
            .UseSetting("Cloud:AccessKeyId", "emulator").UseSetting("Cloud:AccessKeySecret", "emulator-secret")
            // As often as suits a cloud that is that much faster.
            .UseSetting("Engine:ObserveInterval", "00:00:00.1")
            .ConfigureTestServices(services =>
            {
                services.AddSingleton<IInterceptor>(Disk);
                if (HasDevice) services.AddSingleton<ISimulatedDevice>(new Device(emulator));
            });

    private sealed class Device(EmulatorServer emulator) : ISimulatedDevice
    {
        public void Load(string name, string parameterFile, IReadOnlyList<string> hosts) => emulator.PlaceFromParameters(parameterFile, id: name, hosts: hosts);
    }
}
