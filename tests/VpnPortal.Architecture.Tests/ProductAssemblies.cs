using System.Reflection;
using System.Runtime.CompilerServices;

namespace VpnPortal.Architecture.Tests;

/// <summary>The built product.</summary>
internal static class ProductAssemblies
{
    public static readonly Assembly Core = typeof(Core.Planning.PlanStep).Assembly;

    public static readonly IReadOnlyList<Assembly> All = [.. SourceTree.Projects.Append(SourceTree.Host).Select(Assembly.Load)];

    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Types that somebody wrote.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. All.SelectMany(assembly => assembly.GetTypes()).Where(IsWritten)];

    public static bool IsRecord(this Type type) => type.GetMethod("<Clone>$", Own) is not null || PrintsItself(type);

    public static IEnumerable<MemberInfo> OwnMembers(this Type type) => type.GetMembers(Own).Where(member => !member.Name.Contains('<', StringComparison.Ordinal));

    public static IEnumerable<PropertyInfo> OwnProperties(this Type type) => type.GetProperties(Own);

    private static bool PrintsItself(Type type) => type.GetMethod("PrintMembers", Own) is not null;

    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && type.Namespace?.StartsWith("VpnPortal", StringComparison.Ordinal) == true
        && type.Namespace.EndsWith("Migrations", StringComparison.Ordinal) == false;
}
