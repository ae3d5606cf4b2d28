using Microsoft.Extensions.Configuration;
using VpnPortal.Engine.Benchmark;

// How near a run comes to the critical path of the cloud's own delays, how soon the engine sees changes, and what that costs in calls.
// dotnet run -c Release --project tests/benchmarks/VpnPortal.Engine.Benchmark -- [--draws=200] [--scale=5] [--crowdScale=5] [--only=designs|calls|crowd] [--design=part of a name]
var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
var only = settings["only"];
var isWithin = true;
Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}. At scale s the cloud is s times faster and the engine's intervals are s times shorter, but its own work is not: what it takes counts s times.");
if (only is null or "designs") isWithin &= await DesignTable.PrintAsync(settings.GetValue("draws", 200), settings.GetValue("scale", 5d), settings["design"] ?? "");
if (only is null or "calls") isWithin &= await CallTable.PrintAsync();
if (only is null or "crowd") isWithin &= await Crowd.PrintAsync(settings.GetValue("crowdScale", 5d));
return isWithin ? 0 : 1;
