using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>What will be done: a graph of steps, frozen in the run that carries it out.</summary>
public sealed class Plan
{
    private readonly FrozenDictionary<ResourceAddress, PlanStep> byAddress;

    /// <summary>Takes the steps in an order in which every dependency comes first.</summary>
    /// <exception cref="ArgumentException">An address twice, a dependency that is missing, or a cycle: a bug of the planner, not of the operator.</exception>
    public Plan(string scenario, EquatableArray<PlanStep> steps)
    {
        var seen = new HashSet<ResourceAddress>();
        foreach (var step in steps)
        {
            if (step.DependsOn.FirstOrDefault(address => !seen.Contains(address)) is { Value: not null } missing)
                throw new ArgumentException($"{step.Address} depends on {missing}, which does not come before it.", nameof(steps));
            if (!seen.Add(step.Address)) throw new ArgumentException($"{step.Address} is planned twice.", nameof(steps));
        }

        (Scenario, Steps) = (scenario, steps);
        byAddress = steps.ToFrozenDictionary(step => step.Address);
        Hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new Document(scenario, steps), Json.Options)));
    }

    /// <summary>Scenario key.</summary>
    public string Scenario { get; }

    /// <summary>Steps, dependencies first.</summary>
    public EquatableArray<PlanStep> Steps { get; }

    /// <summary>SHA-256 of the plan's canonical JSON: what an operator agreed to.</summary>
    public string Hash { get; }

    /// <summary>The step that makes an address.</summary>
    public PlanStep this[ResourceAddress address] => byAddress[address];

    /// <summary>The plan as a document.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Document(Scenario, Steps), Json.Options);

    /// <summary>Reads a plan back.</summary>
    public static Plan FromJson(string json)
    {
        var document = JsonSerializer.Deserialize<Document>(json, Json.Options)!;
        return new Plan(document.Scenario, document.Steps);
    }

    private sealed record Document(
        [property: JsonPropertyName("scenario")] string Scenario, [property: JsonPropertyName("steps")] EquatableArray<PlanStep> Steps);
}

/// <summary>How Core's documents are written: camel case, enums as words, no nulls.</summary>
public static class Json
{
    /// <summary>Shared options.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
