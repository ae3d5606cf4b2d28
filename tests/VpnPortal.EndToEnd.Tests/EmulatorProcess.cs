using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>The emulator as a process of its own: a cloud that goes on while portals come and go.</summary>
public sealed class EmulatorProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient client = new();

    private EmulatorProcess(double timeScale)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Authority = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in (string[])[Program(), "--urls", $"http://{Authority}", FormattableString.Invariant($"--Emulator:TimeScale={timeScale}")])
            start.ArgumentList.Add(argument);
        process = new Process { StartInfo = start };
    }

    public string Authority { get; }

    /// <summary>What makes a portal use this cloud.</summary>
    public string[] PortalArguments =>
    [
        "--Portal:Demo=false", $"--Cloud:Endpoint={Authority}", "--Cloud:Protocol=HTTP",
        "--Cloud:AccessKeyId=emulator", "--Cloud:AccessKeySecret=emulator-secret",
    ];

    public static async Task<EmulatorProcess> StartAsync(double timeScale)
    {
        var emulator = new EmulatorProcess(timeScale);
        emulator.process.OutputDataReceived += (_, _) => { };
        emulator.process.Start();
        emulator.process.BeginOutputReadLine();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await emulator.AppliedAsync();
                return emulator;
            }
            catch (HttpRequestException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Actions that took effect, oldest first.</summary>
    public async Task<IReadOnlyList<string>> AppliedAsync()
    {
        using var ledger = JsonDocument.Parse(await client.GetStringAsync(new Uri($"http://{Authority}/_emulator/ledger")));
        var entries = ledger.RootElement.ValueKind == JsonValueKind.Array ? ledger.RootElement : ledger.RootElement.EnumerateObject().First().Value;
        return
        [
            .. entries.EnumerateArray().Where(entry => Text(entry, "outcome") == "applied").Select(entry => Text(entry, "action")),
        ];
    }

    /// <summary>Breaks ("cut") or mends ("heal") the path of an address through the emulated Internet.</summary>
    public async Task SteerAsync(string what, string address)
    {
        using var answer = await client.PostAsJsonAsync($"http://{Authority}/_emulator/traffic", new Dictionary<string, string[]> { [what] = [address] });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Puts a device at side 2 that is configured from a parameter file with keys.</summary>
    public async Task ConfigureDeviceAsync(string parameterFile, string[] hosts)
    {
        var order = new JsonObject
        {
            ["parameters"] = JsonNode.Parse(parameterFile), ["side"] = "side2", ["hosts"] = new JsonArray([.. hosts.Select(host => JsonValue.Create(host))]),
        };
        using var answer = await client.PostAsJsonAsync($"http://{Authority}/_emulator/devices/from-parameters", order);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The address from which the master tunnel of a gateway leaves.</summary>
    public async Task<string> MasterAddressAsync(string gateway)
    {
        using var world = JsonDocument.Parse(await client.GetStringAsync(new Uri($"http://{Authority}/_emulator/snapshot")));
        return world.RootElement.GetProperty("Gateways").EnumerateObject()
            .Single(entry => entry.Value.GetProperty("Name").GetString() == gateway).Value.GetProperty("InternetIp").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
    }

    private static string Text(JsonElement entry, string name) =>
        entry.EnumerateObject().First(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)).Value.GetString()!;

    private static string Program() =>
        PortalProcess.InRepository("src", "VpnPortal.Emulator", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "VpnPortal.Emulator.dll");
}
