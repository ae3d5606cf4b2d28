using System.Globalization;
using System.Text.Json;

namespace VpnPortal.Emulator.Wire;

/// <summary>Holds a call against what its operation takes, before anything is looked up. The first problem is the answer.</summary>
internal static class ParameterCheck
{
    private const int MostParameters = 1_000;

    /// <summary>The parameters with choices in the documented spelling and JSON objects opened up (IkeConfig.Psk).</summary>
    public static Parameters Check(IReadOnlyList<ParameterSpec> specs, Parameters given)
    {
        if (given.All.Count > MostParameters)
            throw ApiException.Bad("InvalidRequest", $"A call has at most {MostParameters} parameters.");
        // What stands inside a JSON object is taken from there only, where it is checked.
        var objects = specs.Where(s => s.Kind == ParameterKind.Json).Select(s => s.Name + ".").ToList();
        var all = given.All.Where(p => !objects.Exists(o => p.Key.StartsWith(o, StringComparison.Ordinal)))
            .ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (var spec in specs)
        {
            foreach (var name in Names(spec, given))
                CheckOne(spec, name, all);
        }

        return new(all);
    }

    private static void CheckOne(ParameterSpec spec, string name, Dictionary<string, string> all)
    {
        if (!all.TryGetValue(name, out var value) || value.Length == 0)
        {
            if (spec.Required)
                throw ApiException.Missing(name);
            return;
        }

        if (spec.Problem(value) is { } problem)
            throw ApiException.Bad(spec.InvalidCode, $"The specified parameter {name} is not valid. {problem}");
        if (spec.Kind == ParameterKind.Choice)
            all[name] = spec.Allowed.First(a => string.Equals(a, value, StringComparison.OrdinalIgnoreCase));
        if (spec.Kind == ParameterKind.Json)
            Open(spec, name, value, all);
    }

    private static void Open(ParameterSpec spec, string name, string json, Dictionary<string, string> all)
    {
        foreach (var (key, value) in Fields(spec, name, json))
        {
            if (spec.Fields.FirstOrDefault(f => string.Equals(f.Name, key, StringComparison.OrdinalIgnoreCase)) is { } field)
                all[$"{name}.{field.Name}"] = value;
        }

        foreach (var field in spec.Fields)
            CheckOne(field, $"{name}.{field.Name}", all);
    }

    private static List<KeyValuePair<string, string>> Fields(ParameterSpec spec, string name, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.EnumerateObject().All(p => IsPlain(p.Value)))
                return [.. document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.ToString()))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Told below, like JSON that is no object. Half a surrogate pair is the InvalidOperationException.
        }

        throw ApiException.Bad(spec.InvalidCode, $"The specified parameter {name} is not valid. It must be a JSON object of plain values.");
    }

    private static bool IsPlain(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    /// <summary>The names that a spec stands for in this call: one for each index that is there.</summary>
    private static IEnumerable<string> Names(ParameterSpec spec, Parameters given)
    {
        var index = spec.Name.IndexOf(".N", StringComparison.Ordinal);
        if (index < 0)
            return [spec.Name];
        var (list, rest) = (spec.Name[..index], spec.Name[(index + 2)..]);
        var count = given.Count(list);
        if (count == 0)
            return rest.Length == 0 && spec.Required ? throw ApiException.Missing(list) : [];
        return Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{list}.{i}{rest}"));
    }
}
