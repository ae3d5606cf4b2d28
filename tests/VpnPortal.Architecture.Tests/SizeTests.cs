using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace VpnPortal.Architecture.Tests;

/// <summary>Nothing is bigger than a reader can hold.</summary>
public sealed class SizeTests(ITestOutputHelper output)
{
    private const int MostLines = 400;
    private const int MostMedianLines = 60;
    private const int MostRazorLines = 250;
    private const int MostProgramLines = 60;
    private const int MostDependencies = 5;

    [Fact]
    public void FilesAreShort() => Rule.Holds(SourceTree.Sources.SelectMany(TooLong));

    [Fact]
    public void FilesAreShort_CanFail()
    {
        Rule.Sees("Big.cs", TooLong(new("VpnPortal.Core", "Big.cs", new string('\n', MostLines + 1) + "x")));
        Rule.Sees("Big.razor", TooLong(new("VpnPortal.Web", "Big.razor", new string('\n', MostRazorLines + 1) + "x")));
        Rule.Sees("Program.cs", TooLong(new("VpnPortal", "Program.cs", new string('\n', MostProgramLines + 1) + "x")));
    }

    /// <summary>Prints the figures beside the verdict.</summary>
    [Fact]
    public void MedianFileIsShort()
    {
        foreach (var group in SourceTree.Sources.GroupBy(file => (file.Project, file.IsRazor)).OrderBy(group => group.Key))
        {
            var lines = group.Select(file => file.Lines).Order().ToList();
            output.WriteLine($"{group.Key.Project} {(group.Key.IsRazor ? ".razor" : ".cs")}: {lines.Count} files, median {lines[lines.Count / 2]}, p90 {lines[lines.Count * 9 / 10]}, max {lines[^1]}");
        }

        Rule.Holds(TooLongOnTheWhole(SourceTree.Sources));
    }

    [Fact]
    public void MedianFileIsShort_CanFail() =>
        Rule.Sees("VpnPortal.Core", TooLongOnTheWhole([new("VpnPortal.Core", "A.cs", new string('\n', MostMedianLines + 1) + "x")]));

    [Fact]
    public void TypesTakeFewDependencies() => Rule.Holds(ProductAssemblies.Types.SelectMany(TooManyDependencies));

    [Fact]
    public void TypesTakeFewDependencies_CanFail()
    {
        Rule.Sees(nameof(Greedy), TooManyDependencies(typeof(Greedy)));
        Rule.Sees(nameof(GreedyPage), TooManyDependencies(typeof(GreedyPage)));
        Assert.Empty(TooManyDependencies(typeof(Modest)));
    }

    private static IEnumerable<string> TooLong(SourceFile file)
    {
        var most = file.Name == "Program.cs" ? MostProgramLines : file.IsRazor ? MostRazorLines : MostLines;
        if (file.Lines > most) yield return $"{file} has {file.Lines} lines, at most {most}.";
    }

    private static IEnumerable<string> TooLongOnTheWhole(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.IsRazor
        group file.Lines by file.Project into lines
        let median = lines.Order().ElementAt(lines.Count() / 2)
        where median > MostMedianLines
        select $"{lines.Key}: the median file has {median} lines, at most {MostMedianLines}.";

    /// <summary>Services count; values, that is records, texts, numbers and callbacks, do not.</summary>
    private static IEnumerable<string> TooManyDependencies(Type type)
    {
        if (!type.IsClass) yield break;
        var taken = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Select(constructor => constructor.GetParameters().Count(IsService)).DefaultIfEmpty().Max();
        if (taken > MostDependencies) yield return $"{type.FullName} takes {taken} services, at most {MostDependencies}.";
        var injected = type.OwnProperties().Count(property => property.GetCustomAttribute<InjectAttribute>() is not null);
        if (injected > MostDependencies) yield return $"{type.FullName} injects {injected} services, at most {MostDependencies}.";
    }

    private static bool IsService(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type.IsInterface || (type.IsClass && type != typeof(string) && !type.IsArray && !type.IsRecord() && !typeof(Delegate).IsAssignableFrom(type));
    }

#pragma warning disable CS9113 // The planted breach only counts its parameters.
    private sealed class Greedy(IServiceProvider a, TimeProvider b, HttpClient c, Random d, IEnumerable<IFormatProvider> e, Stream f);

    private sealed class Modest(TimeProvider a, string b, int c, Action d, SourceFile e, string[] f);
#pragma warning restore CS9113

    private sealed class GreedyPage
    {
        [Inject] public object? A { get; set; }
        [Inject] public object? B { get; set; }
        [Inject] public object? C { get; set; }
        [Inject] public object? D { get; set; }
        [Inject] public object? E { get; set; }
        [Inject] public object? F { get; set; }
    }
}
