using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VpnPortal.Cloud.Registration;
using VpnPortal.Core.Auditing;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Registration;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.Registration;
using VpnPortal.Engine.Tests.Postgres;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>The whole portal without its screens: real database file, real engine, real client, against an emulator that outlives it.</summary>
internal sealed class PortalUnderTest : IAsyncDisposable
{
    /// <summary>A gateway takes 20–100 ms.</summary>
    public const double TimeScale = 3000;

    public static readonly Actor Operator = new("id-1", "ops", "127.0.0.1");
    private readonly IHost host;

    private PortalUnderTest(IHost host) => this.host = host;

    /// <summary>Tokens of calls that went out before the history told of them.</summary>
    public ConcurrentBag<string> UnannouncedCalls { get; } = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<EmulatorServer> StartCloudAsync(double timeScale = TimeScale, int seed = 1, Action<EmulatorOptions>? configure = null)
    {
        var options = new EmulatorOptions { TimeScale = timeScale, Seed = seed };
        configure?.Invoke(options);
        return EmulatorServer.StartAsync(options, cancellationToken: Stop);
    }

    public static string NewDirectory() => Directory.CreateTempSubdirectory("portal-test-").FullName;

    /// <param name="team">The database on a server; without one it is a file in the folder.</param>
    /// <param name="isAtWork">False for one that takes commands but leaves the work to other portals of its team.</param>
    public static async Task<PortalUnderTest> StartAsync(
        EmulatorServer cloud, string directory, IInterceptor? crash = null, Action<HostApplicationBuilder>? configure = null,
        TeamDatabase? team = null, bool isAtWork = true)
    {
        var builder = Builder(cloud.Address.Authority, directory);
        team?.AddTo(builder);
        if (crash is not null) builder.Services.AddSingleton(crash);
        builder.Services.AddPortalData(builder.Configuration);
        builder.Services.AddAlibabaCloud(builder.Configuration);
        builder.Services.AddEngine(builder.Configuration);
        PortalUnderTest? portal = null;
        AlteredVpc.AddTo(builder.Services, vpc => vpc.BeforeCreate = token => portal!.ExpectIntentAsync(token));
        configure?.Invoke(builder);
        var built = builder.Build();
        await built.Services.GetRequiredService<IDatabaseStartup>().RunAsync(Stop);
        portal = new PortalUnderTest(built);
        if (isAtWork) await built.StartAsync(Stop);
        return portal;
    }

    /// <summary>Settings of a portal that uses the emulator there and that folder.</summary>
    public static HostApplicationBuilder Builder(string cloud, string directory)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:DataDirectory"] = directory,
            ["Cloud:Endpoint"] = cloud,
            ["Cloud:Protocol"] = "HTTP",
            ["Cloud:AccessKeyId"] = "emulator",
            ["Cloud:AccessKeySecret"] = "emulator-secret",
            ["Engine:ObserveInterval"] = "00:00:00.020",
            ["Engine:IdleInterval"] = "00:00:01",
        });
        return builder;
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Example 1 as a draft.</summary>
    public Task<string> CreateExampleAsync() => Get<DraftingService>().CreateExampleAsync(Operator, Stop);

    /// <summary>Reviews and starts.</summary>
    public async Task<StartResult> StartRunAsync(string deploymentId)
    {
        var review = await Get<ProvisioningService>().ReviewAsync(deploymentId, Stop);
        Assert.True(review!.Plan is not null, string.Join('\n', review.Draft.Compilation.Diagnostics.Select(found => $"{found.Path}: {found.Code}")));
        return await Get<ProvisioningService>().StartAsync(deploymentId, review.Draft.Stored.Version, review.Plan.Hash, Operator, Stop);
    }

    /// <summary>The run once it has ended; fails when it does not within half a minute.</summary>
    public async Task<StoredRun> FinishedAsync(string runId)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var run = await Get<RunStore>().FindAsync(runId, Stop);
            if (run!.State.FinishedAt is not null) return run;
            Assert.True(DateTime.UtcNow < deadline, "The run did not end: " + string.Join(", ", run.State.Steps.Values.Select(step => $"{step.Address}={step.Status} {step.Error?.Code}")));
            await Task.Delay(10, Stop);
        }
    }

    private async Task ExpectIntentAsync(string token)
    {
        var lines = await Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.StepIntent.Code, Text: token), 1, CancellationToken.None);
        if (lines.Count == 0) UnannouncedCalls.Add(token);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
