using System.Runtime.InteropServices;
using VpnPortal.Emulator;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var options = configuration.GetSection(EmulatorOptions.Section).Get<EmulatorOptions>() ?? new();
options.LogCalls = configuration.GetValue("Emulator:LogCalls", true);
var url = configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://127.0.0.1:8090";

var stop = new TaskCompletionSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

await using var server = await EmulatorServer.StartAsync(options, url);
Console.WriteLine($"The emulator listens on {server.Address} (time scale {options.TimeScale}).");
await stop.Task;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
