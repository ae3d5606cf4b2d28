using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VpnPortal.Cloud.Registration;
using VpnPortal.Data;
using VpnPortal.Data.Registration;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Registration;
using VpnPortal.Engine.Tests.Postgres;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>
/// A portal in a process of its own, without screens, so that it can be killed and frozen: alone on a data directory, or one of a team. It ends
/// with its parent's pipe.
/// </summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    public const string Argument = "--portal";
    private const string Ready = "ready";
    private const string Ended = "a run has ended";
    private const string DatabaseVariable = "PORTAL_DATABASE";
    private const string KeyVariable = "PORTAL_KEY";
    private const string ForgetfulVariable = "PORTAL_FORGETS";

    /// <summary>Exit code of a process that was ended by SIGKILL.</summary>
    private const int Killed = 128 + 9;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(Process process) => this.process = process;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public bool HasEnded => process.HasExited;

    /// <summary>Ends once it has begun to work.</summary>
    public Task HasBegun => ready.Task;

    /// <summary>Ends once one of the runs that it found is over.</summary>
    public Task RunHasEnded => ended.Task;

    /// <summary>What it has logged so far.</summary>
    public string Log
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    /// <summary>The program of the child.</summary>
    public static async Task<int> RunAsync(string cloud, string directory)
    {
        var builder = PortalUnderTest.Builder(cloud, directory);
        builder.Configuration["Engine:ObserveInterval"] = "00:00:00.100";
        if (Environment.GetEnvironmentVariable(DatabaseVariable) is { } database)
            new TeamDatabase(database, Environment.GetEnvironmentVariable(KeyVariable)).AddTo(builder);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddPortalData(builder.Configuration);
        builder.Services.AddAlibabaCloud(builder.Configuration);
        builder.Services.AddEngine(builder.Configuration);
        if (Environment.GetEnvironmentVariable(ForgetfulVariable) is not null) ForgetfulEngine.AddTo(builder.Services);
        using var host = builder.Build();
        await host.Services.GetRequiredService<IDatabaseStartup>().RunAsync(CancellationToken.None);
        await host.StartAsync();
        Console.WriteLine(Ready);
        // The console's own ReadToEndAsync blocks.
        var end = Task.Run(Console.In.ReadToEnd);
        await WatchAsync(host.Services.GetRequiredService<RunStore>(), end);
        await end;
        await host.StopAsync();
        return 0;
    }

    /// <summary>Tells the parent when one of the runs that were found has ended.</summary>
    private static async Task WatchAsync(RunStore runs, Task end)
    {
        var found = await runs.UnfinishedAsync(CancellationToken.None);
        while (!end.IsCompleted && !found.Except(await runs.UnfinishedAsync(CancellationToken.None)).Any()) await Task.WhenAny(end, Task.Delay(100));
        if (!end.IsCompleted) Console.WriteLine(Ended);
    }

    /// <summary>Starts one and returns when it is at work.</summary>
    public static async Task<PortalProcess> StartAsync(EmulatorServer cloud, TeamDatabase database)
    {
        var portal = Start(cloud, PortalUnderTest.NewDirectory(), database);
        await Task.WhenAny(portal.HasBegun, portal.process.WaitForExitAsync(Stop), Task.Delay(LongestStart, Stop));
        Assert.True(portal.HasBegun.IsCompleted, $"The portal did not start:\n{portal.Log}");
        return portal;
    }

    /// <summary>Starts one and returns at once.</summary>
    /// <param name="database">The database on a server; without one it is a file in the folder.</param>
    /// <param name="isForgetful">Its engine is <see cref="ForgetfulEngine"/>.</param>
    public static PortalProcess Start(EmulatorServer cloud, string directory, TeamDatabase? database = null, bool isForgetful = false)
    {
        var program = Path.ChangeExtension(typeof(PortalProcess).Assembly.Location, null);
        var start = new ProcessStartInfo(program, [Argument, cloud.Address.Authority, directory])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (database is not null) (start.Environment[DatabaseVariable], start.Environment[KeyVariable]) = (database.ConnectionString, database.SecretKey);
        if (isForgetful) start.Environment[ForgetfulVariable] = "1";
        var portal = new PortalProcess(new Process { StartInfo = start });
        portal.process.OutputDataReceived += portal.Hear;
        portal.process.ErrorDataReceived += portal.Hear;
        portal.process.Start();
        portal.process.BeginOutputReadLine();
        portal.process.BeginErrorReadLine();
        return portal;
    }

    /// <summary>Ends it without a chance to say anything; it must have been alive.</summary>
    public async Task KillAsync()
    {
        Assert.False(process.HasExited, $"The portal was dead before it was killed:\n{Log}");
        process.Kill();
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == Killed, $"The portal ended by itself with {process.ExitCode}:\n{Log}");
    }

    /// <summary>Stops the clock of the process, or lets it go on.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Asks it to stop and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(Stop).WaitAsync(TimeSpan.FromSeconds(60), Stop);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (lines) lines.Add(line.Data);
        if (line.Data == Ready) ready.TrySetResult();
        if (line.Data == Ended) ended.TrySetResult();
    }
}
