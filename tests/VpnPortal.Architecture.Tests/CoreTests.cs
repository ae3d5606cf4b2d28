using System.Text.RegularExpressions;

namespace VpnPortal.Architecture.Tests;

/// <summary>Core decides and nothing else. The analyzer's BannedSymbols.txt holds the same line at each call; these rules hold it as a whole.</summary>
public sealed partial class CoreTests
{
    private static readonly IReadOnlyDictionary<string, string> Forbidden = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.IO"] = "no I/O",
        ["System.Net.Http"] = "no I/O",
        ["System.Net.Sockets"] = "no I/O",
        ["System.Threading"] = "Core never waits and shares no mutable state",
        ["System.Diagnostics.Process"] = "no effects",
        ["System.Reflection"] = "lists are written out, never scanned",
        ["System.Data"] = "the database belongs to Data",
        ["Microsoft"] = "no framework or package: no logging, options, EF or ASP.NET",
        ["Serilog"] = "Core does not log",
    };

    private static readonly string[] RuntimeAssemblies = ["System.", "netstandard"];

    [Fact]
    public void CoreUsesNoForbiddenNamespace() => Rule.Holds(SourceTree.Sources.Where(file => file.Project == "VpnPortal.Core").SelectMany(Uses));

    [Fact]
    public void CoreUsesNoForbiddenNamespace_CanFail()
    {
        Rule.Sees("no I/O", Uses(new("VpnPortal.Core", "X.cs", "using System.IO;\nclass X;")));
        Rule.Sees("no I/O", Uses(new("VpnPortal.Core", "X.cs", "class X { void F() => System.IO.File.Delete(\"\"); }")));
    }

    [Fact]
    public void CoreLoadsNoPackage() => Rule.Holds(Packages(ProductAssemblies.Core.GetReferencedAssemblies().Select(name => name.Name!)));

    [Fact]
    public void CoreLoadsNoPackage_CanFail() => Rule.Sees("Polly.Core", Packages(["System.Runtime", "Polly.Core"]));

    private static IEnumerable<string> Uses(SourceFile file) =>
        from match in Qualified().Matches(file.Code)
        from entry in Forbidden
        where match.Value == entry.Key || match.Value.StartsWith(entry.Key + ".", StringComparison.Ordinal)
        select $"{file} uses {match.Value}: {entry.Value}.";

    private static IEnumerable<string> Packages(IEnumerable<string> names) =>
        names.Where(name => !RuntimeAssemblies.Any(start => name.StartsWith(start, StringComparison.Ordinal))).Select(name => $"Core needs {name} at run time.");

    [GeneratedRegex(@"(?<![\w.])(?:System|Microsoft|Serilog)(?:\.\w+)*")]
    private static partial Regex Qualified();
}
