using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VpnPortal.Cloud.Registration;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Data;
using VpnPortal.Data.Registration;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.Registration;

namespace VpnPortal.Engine.Benchmark;

/// <summary>The portal without its screens: real database file, real engine, real client over loopback. Its folder goes with it.</summary>
internal sealed class PortalAtWork : IAsyncDisposable
{
    private static readonly Actor Operator = new("id-1", "ops", "127.0.0.1");
    private readonly IHost host;
    private readonly DirectoryInfo folder;

    private PortalAtWork(IHost host, DirectoryInfo folder) => (this.host, this.folder) = (host, folder);

    /// <param name="quota">Gateways and customer gateways that the account may hold.</param>
    public static async Task<PortalAtWork> StartAsync(EmulatorServer cloud, int quota = 30)
    {
        var data = Directory.CreateTempSubdirectory("portal-benchmark-");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(Settings(cloud, data.FullName, quota));
        builder.Services.AddPortalData(builder.Configuration);
        builder.Services.AddAlibabaCloud(builder.Configuration);
        builder.Services.AddEngine(builder.Configuration);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var built = builder.Build();
        await built.Services.GetRequiredService<IDatabaseStartup>().RunAsync(CancellationToken.None);
        await built.StartAsync();
        return new(built, data);
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public Task<string> CreateAsync(DraftExample example) => Get<DraftingService>().CreateExampleAsync(example, Operator, CancellationToken.None);

    /// <summary>Reviews and starts.</summary>
    /// <returns>The id of the run.</returns>
    public async Task<string> StartRunAsync(string deployment)
    {
        var review = await Get<ProvisioningService>().ReviewAsync(deployment, CancellationToken.None);
        var findings = string.Join(", ", review!.Diagnostics.Select(finding => $"{finding.Code} {finding.Path}"));
        var plan = review.Plan ?? throw new InvalidOperationException($"The draft is not valid: {findings}");
        var start = await Get<ProvisioningService>().StartAsync(deployment, review.Draft.Stored.Version, plan.Hash, Operator, CancellationToken.None);
        return start.RunId ?? throw new InvalidOperationException($"The run was not started: {start.Refusal}; {findings}");
    }

    /// <summary>The run once that holds. It is read again only when something changed, so that watching costs the runs little.</summary>
    public async Task<StoredRun> UntilAsync(string runId, Func<StoredRun, bool> holds)
    {
        using var changed = new SemaphoreSlim(1);
        using var subscription = Get<ChangeNotifier>().Subscribe(ChangeNotifier.Run(runId), () => changed.Release());
        while (true)
        {
            await changed.WaitAsync();
            var run = (await Get<RunStore>().FindAsync(runId, CancellationToken.None))!;
            if (holds(run)) return run;
            if (run.State.FinishedAt is not null) throw new InvalidOperationException($"The run {runId} ended early.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>Ctrl+C ends the benchmark and not its portals, which would leave it waiting for them.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>The engine's intervals are those of the real cloud at the pace of the emulator's.</summary>
    private static Dictionary<string, string?> Settings(EmulatorServer cloud, string directory, int quota)
    {
        var (usual, allowed) = (new EngineOptions(), quota.ToString(CultureInfo.InvariantCulture));
        return new(StringComparer.Ordinal)
        {
            ["Portal:DataDirectory"] = directory,
            ["Cloud:Endpoint"] = cloud.Address.Authority,
            ["Cloud:Protocol"] = "HTTP",
            ["Cloud:AccessKeyId"] = "emulator",
            ["Cloud:AccessKeySecret"] = "emulator-secret",
            ["Cloud:Quotas:VpnGateways"] = allowed,
            ["Cloud:Quotas:CustomerGateways"] = allowed,
            ["Engine:TimeScale"] = cloud.Scale.ToString(CultureInfo.InvariantCulture),
            ["Engine:ObserveInterval"] = (usual.ObserveInterval / cloud.Scale).ToString(),
            ["Engine:QuickInterval"] = (usual.QuickInterval / cloud.Scale).ToString(),
            ["Engine:IdleInterval"] = (usual.IdleInterval / cloud.Scale).ToString(),
        };
    }
}
