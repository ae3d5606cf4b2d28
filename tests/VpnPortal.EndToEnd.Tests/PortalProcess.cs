using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>The built portal as a process of its own: a free port, a data directory of its own, started from a folder that is not its own.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<string> setupLink = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> output = [];

    private PortalProcess(string host, string environment, string data, params string[] more)
    {
        DataDirectory = data;
        Address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in (string[])[host, "--urls", Address, .. more]) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Portal__DataDirectory"] = DataDirectory;
        // A server's own language is nobody's.
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "C.UTF-8";
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    public string Address { get; }

    public string DataDirectory { get; }

    public string Output
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    /// <summary>Development has the page with all components; a given data directory outlives the process.</summary>
    public static Task<PortalProcess> StartAsync(string environment = "Development", string? data = null, params string[] more) =>
        StartAsync(new PortalProcess(Host(), environment, data ?? NewData(), more));

    /// <summary>What <c>dotnet publish</c> wrote, as it would run on a server.</summary>
    public static Task<PortalProcess> StartPublishedAsync(string folder) =>
        StartAsync(new PortalProcess(Path.Combine(folder, "VpnPortal.dll"), "Production", NewData()));

    /// <summary>Runs a command of the program to its end.</summary>
    /// <returns>The exit code and all that it said.</returns>
    public static async Task<(int Code, string Said)> CommandAsync(string data, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in (string[])[Host(), .. arguments]) start.ArgumentList.Add(argument);
        start.Environment["Portal__DataDirectory"] = data;
        using var command = Process.Start(start)!;
        var said = await Task.WhenAll(command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return (command.ExitCode, string.Concat(said));
    }

    /// <summary>Starts without waiting: what was left unfinished is taken up before the first page is served.</summary>
    public static PortalProcess Launch(string data, params string[] more)
    {
        var portal = new PortalProcess(Host(), "Production", data, more);
        portal.Run();
        return portal;
    }

    private static async Task<PortalProcess> StartAsync(PortalProcess portal)
    {
        portal.Run();
        await portal.AnswersAsync();
        return portal;
    }

    /// <summary>The one-time link of the first start.</summary>
    public Task<string> SetupLinkAsync() => setupLink.Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>A file of the repository, whose root is the folder of the solution.</summary>
    public static string InRepository(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VpnPortal.sln"))) folder = folder.Parent;
        return Path.Combine([folder!.FullName, .. path]);
    }

    /// <summary>Ends at once and without warning, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    /// <summary>Waits until pages are served.</summary>
    public async Task AnswersAsync()
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (process.HasExited) throw new InvalidOperationException($"The portal ended:\n{Output}");
            try
            {
                using var answer = await client.GetAsync(new Uri($"{Address}/sign-in"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The portal did not answer:\n{Output}");
    }

    private void Run()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (output) output.Add(line);
        if (Regex.Match(line, @"http\S+/setup\?code=\S+", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } link) setupLink.TrySetResult(link.Value);
    }

    /// <summary>The host's build output lies at the root of the repository, beside the tests' configuration.</summary>
    private static string Host() => InRepository("bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "VpnPortal.dll");

    private static string NewData() => Directory.CreateTempSubdirectory("portal-e2e-").FullName;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
