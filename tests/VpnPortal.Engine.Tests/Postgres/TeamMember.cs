using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VpnPortal.Cloud.Registration;
using VpnPortal.Data;
using VpnPortal.Data.Registration;
using VpnPortal.Emulator;
using VpnPortal.Engine.Registration;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>A portal of a team in a process of its own, without screens, so that it can be killed and frozen. It ends with its parent's pipe.</summary>
internal sealed class TeamMember : IAsyncDisposable
{
    public const string Argument = "--team-member";
    private const string Ready = "ready";
    private const string DatabaseVariable = "TEAM_DATABASE";
    private const string KeyVariable = "TEAM_KEY";
    private readonly Process process;
    private readonly List<string> lines = [];

    private TeamMember(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

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
        new TeamDatabase(Environment.GetEnvironmentVariable(DatabaseVariable)!, Environment.GetEnvironmentVariable(KeyVariable)).AddTo(builder);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddPortalData(builder.Configuration);
        builder.Services.AddAlibabaCloud(builder.Configuration);
        builder.Services.AddEngine(builder.Configuration);
        using var host = builder.Build();
        await host.Services.GetRequiredService<IDatabaseStartup>().RunAsync(CancellationToken.None);
        await host.StartAsync();
        Console.WriteLine(Ready);
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }

    /// <summary>Starts one and returns when it is at work.</summary>
    public static async Task<TeamMember> StartAsync(EmulatorServer cloud, TeamDatabase database)
    {
        var program = Path.ChangeExtension(typeof(TeamMember).Assembly.Location, null);
        var start = new ProcessStartInfo(program, [Argument, cloud.Address.Authority, PortalUnderTest.NewDirectory()])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { [DatabaseVariable] = database.ConnectionString, [KeyVariable] = database.SecretKey },
        };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var member = new TeamMember(new Process { StartInfo = start });
        void Hear(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (member.lines) member.lines.Add(line.Data);
            if (line.Data == Ready) ready.TrySetResult();
        }

        member.process.OutputDataReceived += Hear;
        member.process.ErrorDataReceived += Hear;
        member.process.Start();
        member.process.BeginOutputReadLine();
        member.process.BeginErrorReadLine();
        await Task.WhenAny(ready.Task, member.process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        Assert.True(ready.Task.IsCompleted, $"The portal did not start:\n{member.Log}");
        return member;
    }

    /// <summary>Ends it without a chance to say anything.</summary>
    public void Kill() => process.Kill();

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
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
