using System.Reflection;

namespace VpnPortal.Architecture.Tests;

/// <summary>How rules speak: each is a function that returns its breaches in words.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> breaches)
    {
        var found = breaches.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{found.Count} breach(es):\n{string.Join('\n', found)}");
    }

    /// <summary>The canary: a planted breach must be seen, and named.</summary>
    public static void Sees(string planted, IEnumerable<string> breaches) =>
        Assert.Contains(breaches, breach => breach.Contains(planted, StringComparison.Ordinal));
}

/// <summary>A rule that cannot fail is worse than none: each fact <c>X</c> has a fact <c>X_CanFail</c> that plants a breach.</summary>
public sealed class CanaryTests
{
    private const string Suffix = "_CanFail";

    [Fact]
    public void EveryRuleHasACanary() => Rule.Holds(WithoutCanary(
        from type in typeof(CanaryTests).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is not null
        select (type.Name, method.Name)));

    [Fact]
    public void EveryRuleHasACanary_CanFail() => Rule.Sees("Lonely", WithoutCanary([("Tests", "Lonely"), ("Tests", "Kept"), ("Tests", "Kept_CanFail")]));

    private static IEnumerable<string> WithoutCanary(IEnumerable<(string Type, string Fact)> facts)
    {
        var all = facts.ToHashSet();
        return all.Where(fact => !fact.Fact.EndsWith(Suffix, StringComparison.Ordinal) && !all.Contains((fact.Type, fact.Fact + Suffix)))
            .Select(fact => $"{fact.Type}.{fact.Fact} has no {fact.Fact}{Suffix}.");
    }
}
