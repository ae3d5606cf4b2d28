using System.Diagnostics;
using System.Globalization;
using VpnPortal.Core.Benchmark;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Validation;

// How long the server takes to judge a draft after a letter was typed: all rules and the topology, in a crowded region.
// dotnet run -c Release --project tests/benchmarks/VpnPortal.Core.Benchmark [compilations for each line]
const double LimitMilliseconds = 100;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuleBook.All.Count} rules, {rounds} compilations a line; limit {LimitMilliseconds:0} ms");
Console.WriteLine($"{"draft",-32} {"first ms",9} {"p50 ms",8} {"p99 ms",8} {"max ms",8} {"kB each",8}");
var isWithin = true;
foreach (var (name, draft) in Drafts.All)
{
    var first = Milliseconds(() => DraftCompiler.Compile(draft, Drafts.Landscapes));
    var errors = DraftCompiler.Compile(draft, Drafts.Landscapes).Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).ToList();
    if (errors.Count > 0) throw new InvalidOperationException($"{name} is not valid: {string.Join(", ", errors)}");
    for (var round = 0; round < 50; round++) DraftCompiler.Compile(draft, Drafts.Landscapes);
    var allocated = GC.GetAllocatedBytesForCurrentThread();
    var times = Enumerable.Range(0, rounds).Select(_ => Milliseconds(() => DraftCompiler.Compile(draft, Drafts.Landscapes))).Order().ToList();
    var each = (GC.GetAllocatedBytesForCurrentThread() - allocated) / rounds / 1024;
    Console.WriteLine($"{name,-32} {first,9:0.00} {times[rounds / 2],8:0.00} {times[rounds * 99 / 100],8:0.00} {times[^1],8:0.00} {each,8}");
    isWithin &= times[rounds * 99 / 100] <= LimitMilliseconds;
}

return isWithin ? 0 : 1;

static double Milliseconds(Action work)
{
    var started = Stopwatch.GetTimestamp();
    work();
    return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
