using System.Reflection;

namespace VpnPortal.Architecture.Tests;

/// <summary>Names say what a thing is, in the words of the glossary.</summary>
public sealed class NameTests
{
    private static readonly string[] EmptySuffixes = ["manager", "helper", "helpers", "util", "utils", "utility", "common", "base", "info", "data"];

    /// <summary>The thing that carries a plan out is a run (docs/glossary.md).</summary>
    private static readonly string[] OtherWordsForRun = ["job", "jobs", "task", "tasks", "workflow", "workflows"];

    [Fact]
    public void TypesHaveNoEmptySuffix() => Rule.Holds(ProductAssemblies.Types.SelectMany(type => EmptySuffix(type.FullName!, type.Name)));

    [Fact]
    public void TypesHaveNoEmptySuffix_CanFail()
    {
        Rule.Sees("RunManager", EmptySuffix("X.RunManager", "RunManager"));
        Rule.Sees("StepBase", EmptySuffix("X.StepBase`1", "StepBase`1"));
        Assert.Empty(EmptySuffix("X.Database", "Database"));
    }

    [Fact]
    public void ARunIsCalledARun() => Rule.Holds(ProductAssemblies.Types.SelectMany(type => Names(type).SelectMany(name => OtherWord(type.FullName!, name))));

    [Fact]
    public void ARunIsCalledARun_CanFail()
    {
        Rule.Sees("JobRow", OtherWord("X.JobRow", "JobRow"));
        Rule.Sees("StartWorkflow", OtherWord("X", "StartWorkflow"));
    }

    private static IEnumerable<string> Names(Type type) => type.OwnMembers().Where(IsOwnName).Select(member => member.Name).Append(type.Name);

    // Names that the framework gave are not ours to choose.
    private static bool IsOwnName(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetBaseDefinition().DeclaringType == method.DeclaringType && !method.IsSpecialName,
        _ => true,
    };

    private static IEnumerable<string> EmptySuffix(string where, string name) =>
        CodeText.WordsOf(name.Split('`')[0]).LastOrDefault() is { } last && EmptySuffixes.Contains(last, StringComparer.Ordinal) ? [$"{where}: the suffix '{last}' says nothing."] : [];

    private static IEnumerable<string> OtherWord(string where, string name) =>
        CodeText.WordsOf(name).Intersect(OtherWordsForRun, StringComparer.Ordinal).Select(word => $"{where}: {name} says '{word}'; the word is run or step.");
}
