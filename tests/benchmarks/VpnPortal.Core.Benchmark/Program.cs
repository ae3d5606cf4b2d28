using System.Diagnostics;
using System.Globalization;
using VpnPortal.Core.Benchmark;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Validation;

// How long the server takes to judge a draft after a letter was typed (all rules and the topology), and to review a table of sites,
// in a crowded region.
// dotnet run -c Release --project tests/benchmarks/VpnPortal.Core.Benchmark [rounds for each line of drafts]
const double DraftLimit = 100, SitesLimit = 2000;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuleBook.All.Count} rules; limit {DraftLimit:0} ms a draft, {SitesLimit:0} ms a table of 50 sites");
Console.WriteLine($"{"what",-32} {"rounds",7} {"first ms",9} {"p50 ms",8} {"p99 ms",8} {"max ms",8} {"kB each",8}");
var isWithin = true;
foreach (var (name, draft) in Drafts.All)
    isWithin &= Measure(name, rounds, DraftLimit, () => DraftCompiler.Compile(draft, Drafts.Landscapes).Diagnostics);
isWithin &= Measure("table of 50 sites, networks given", Math.Max(rounds / 20, 1), SitesLimit, () => SiteTables.Review(50, withNetworks: true));
isWithin &= Measure("table of 50 sites, from a pool", Math.Max(rounds / 20, 1), SitesLimit, () => SiteTables.Review(50, withNetworks: false));
return isWithin ? 0 : 1;

// What has an error is refused early, and would be measured too fast.
static bool Measure(string name, int rounds, double limit, Func<IEnumerable<Diagnostic>> work)
{
    var first = Milliseconds(() => work());
    var errors = work().Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).ToList();
    if (errors.Count > 0) throw new InvalidOperationException($"{name} is not valid: {string.Join(", ", errors)}");
    for (var round = 0; round < rounds / 10; round++) work();
    var allocated = GC.GetAllocatedBytesForCurrentThread();
    var times = Enumerable.Range(0, rounds).Select(_ => Milliseconds(() => work())).Order().ToList();
    var each = (GC.GetAllocatedBytesForCurrentThread() - allocated) / rounds / 1024;
    Console.WriteLine($"{name,-32} {rounds,7} {first,9:0.00} {times[rounds / 2],8:0.00} {times[rounds * 99 / 100],8:0.00} {times[^1],8:0.00} {each,8}");
    return times[rounds * 99 / 100] <= limit;
}

static double Milliseconds(Action work)
{
    var started = Stopwatch.GetTimestamp();
    work();
    return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
