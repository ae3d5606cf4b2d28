using System.Collections.Immutable;
using System.Reflection;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Architecture.Tests;

/// <summary>Makes a value of any record of Core, every member filled.</summary>
internal static class Sample
{
    private static readonly Dictionary<Type, object> Values = new()
    {
        [typeof(string)] = "文 text",
        [typeof(int)] = 7,
        [typeof(long)] = 65_530L,
        [typeof(bool)] = true,
        [typeof(double)] = 0.5,
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 11, 21, 8, 30, 0, TimeSpan.Zero),
        [typeof(Cidr)] = Cidr.Parse("10.0.0.0/16"),
        [typeof(ResourceAddress)] = ResourceAddress.VpnGateway(SideKey.One),
        [typeof(ImmutableSortedDictionary<string, string>)] = ImmutableSortedDictionary<string, string>.Empty.Add("id", "vpn-1"),
    };

    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (Values.TryGetValue(type, out var value)) return value;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)) return ArrayOf(type.GetGenericArguments()[0]);
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }

    private static object ArrayOf(Type item)
    {
        var items = Array.CreateInstance(item, 2);
        for (var index = 0; index < items.Length; index++) items.SetValue(Of(item), index);
        return typeof(EquatableArray).GetMethod(nameof(EquatableArray.ToEquatableArray), BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [items])!;
    }
}
