using System.Globalization;
using VpnPortal.Emulator.Benchmark;

// How many describe calls a second the emulator answers on loopback, with few resources and with many.
// dotnet run -c Release --project tests/benchmarks/VpnPortal.Emulator.Benchmark [seconds for each line]
var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5;
Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {seconds:0} s a line; per core = calls by seconds of the emulator's processor time");
Console.WriteLine($"{"resources",10}  {"call",-38} {"calls/s",9} {"per core",9} {"p50 ms",7} {"p99 ms",7} {"errors",7}");
foreach (var resources in new[] { 10, 10_000 })
{
    await using var emulator = await EmulatorUnderLoad.StartAsync();
    var write = await emulator.FillAsync(resources);
    // The emulator's code gets faster while it runs; what is measured is a warm process.
    foreach (var call in Workload.Calls.Concat(Workload.Calls))
        await emulator.RunAsync(call, TimeSpan.FromSeconds(2));
    foreach (var call in Workload.Calls)
    {
        var figures = await emulator.RunAsync(call, TimeSpan.FromSeconds(seconds));
        Console.WriteLine(
            $"{resources,10}  {call.Name,-38} {figures.PerSecond,9:0} {figures.PerCore,9:0} {figures.Median,7:0.00} {figures.Percentile99,7:0.00} {figures.Errors,7}");
    }

    Console.WriteLine($"{resources,10}  memory of the emulator: {emulator.MemoryMiB:0} MiB; {write:0.0} ms a write while it was filled");
}
