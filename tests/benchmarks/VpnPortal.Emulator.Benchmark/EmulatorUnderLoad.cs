using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VpnPortal.Emulator.Benchmark;

/// <summary>What one line of the benchmark measured. Times in milliseconds.</summary>
internal sealed record Figures(double PerSecond, double PerCore, double Median, double Percentile99, int Errors);

/// <summary>An emulator in a process of its own, and the clients that call it.</summary>
internal sealed class EmulatorUnderLoad : IAsyncDisposable
{
    private const int Clients = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // As fast as it goes: a write holds its gateway for microseconds.
    private static readonly string[] Settings = ["--urls", "http://127.0.0.1:0", "--Emulator:LogCalls=false", "--Emulator:TimeScale=100000"];

    private readonly Process process;
    private readonly Uri address;

    private EmulatorUnderLoad(Process process, Uri address)
    {
        this.process = process;
        this.address = address;
    }

    public double MemoryMiB
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576d;
        }
    }

    public static async Task<EmulatorUnderLoad> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[typeof(EmulatorServer).Assembly.Location, .. Settings])
            start.ArgumentList.Add(argument);
        var started = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        while (await started.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            var begin = line.IndexOf("http://", StringComparison.Ordinal);
            if (begin >= 0)
                return new(started, new Uri(line[begin..].Split(' ')[0]));
        }

        throw new InvalidOperationException("The emulator did not start.");
    }

    /// <summary>Gateways and customer gateways by a landscape, connections and routes by calls.</summary>
    /// <returns>Milliseconds a write took on average.</returns>
    public async Task<double> FillAsync(int resources)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var answer = await http.PostAsJsonAsync("/_emulator/seed", Workload.Landscape(resources));
        answer.EnsureSuccessStatusCode();
        using var client = new SignedSocket(address);
        await client.ConnectAsync();
        var connections = new Dictionary<int, List<string>>();
        var (writes, clock) = (0, Stopwatch.StartNew());
        foreach (var call in Workload.Connections(resources))
        {
            var id = (string)JsonNode.Parse(await WriteAsync(client, call))!["VpnConnectionId"]!;
            var gateway = int.Parse(call.Query[(call.Query.LastIndexOf('-') + 1)..]);
            (connections.TryGetValue(gateway, out var had) ? had : connections[gateway] = []).Add(id);
            writes++;
        }

        foreach (var call in Workload.Routes(resources, gateway => connections[gateway]))
        {
            await WriteAsync(client, call);
            writes++;
        }

        return clock.Elapsed.TotalMilliseconds / writes;
    }

    private static async Task<string> WriteAsync(SignedSocket client, SignedCall call)
    {
        // With few gateways one may still be busy with the write before.
        for (var attempt = 0; !await client.CallAsync(call); attempt++)
        {
            if (attempt > 1_000 || !client.LastBody.Contains("VpnGateway.Configuring", StringComparison.Ordinal))
                throw new InvalidOperationException($"{call.Action}: {client.LastBody}");
        }

        return client.LastBody;
    }

    public async Task<Figures> RunAsync(SignedCall call, TimeSpan duration)
    {
        process.Refresh();
        var (processor, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var writer = call.Meanwhile ? WriteUntilAsync(clock, duration) : Task.CompletedTask;
        var results = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => CallUntilAsync(call, clock, duration))));
        var elapsed = clock.Elapsed;
        await writer;
        process.Refresh();
        var used = process.TotalProcessorTime - processor;
        var times = results.SelectMany(r => r.Milliseconds).Order().ToList();
        return new(
            times.Count / elapsed.TotalSeconds, times.Count / used.TotalSeconds,
            times[times.Count / 2], times[(int)(times.Count * 0.99)], results.Sum(r => r.Errors));
    }

    private async Task WriteUntilAsync(Stopwatch clock, TimeSpan duration)
    {
        using var client = new SignedSocket(address);
        await client.ConnectAsync();
        while (clock.Elapsed < duration)
        {
            await WriteAsync(client, Workload.Write);
            await Task.Delay(TimeSpan.FromSeconds(0.1));
        }
    }

    private async Task<(List<double> Milliseconds, int Errors)> CallUntilAsync(SignedCall call, Stopwatch clock, TimeSpan duration)
    {
        using var client = new SignedSocket(address);
        await client.ConnectAsync();
        var (times, errors) = (new List<double>(), 0);
        while (clock.Elapsed < duration)
        {
            var begin = clock.Elapsed;
            if (!await client.CallAsync(call))
                errors++;
            times.Add((clock.Elapsed - begin).TotalMilliseconds);
        }

        return (times, errors);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
