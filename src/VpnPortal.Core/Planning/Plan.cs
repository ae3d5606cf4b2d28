using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>What will be done: a graph of steps, frozen in the run that carries it out.</summary>
public sealed class Plan
{
    private readonly Document document;
    private readonly FrozenDictionary<ResourceAddress, PlanStep> byAddress;

    /// <summary>Takes the steps in an order in which every dependency comes first.</summary>
    /// <param name="standing">What is there already and stays as it is; steps may depend on it.</param>
    /// <param name="design">See <see cref="Design"/>; without it, the steps themselves.</param>
    /// <exception cref="ArgumentException">An address twice, a dependency that is missing, or a cycle: a bug of the planner, not of the operator.</exception>
    public Plan(
        string scenario, EquatableArray<PlanStep> steps, EquatableArray<ResourceAddress> standing = default, EquatableArray<PlanStep> design = default,
        bool isTeardown = false)
        : this(new Document(scenario, steps, standing.Count == 0 ? null : standing, design.Count == 0 || design == steps ? null : design, isTeardown ? true : null), null)
    {
    }

    private Plan(Document document, string? json)
    {
        this.document = document;
        var seen = Standing.ToHashSet();
        foreach (var step in Steps)
        {
            if (step.DependsOn.FirstOrDefault(address => !seen.Contains(address)) is { Value: not null } missing)
                throw new ArgumentException($"{step.Address} depends on {missing}, which does not come before it.", nameof(document));
            if (!seen.Add(step.Address)) throw new ArgumentException($"{step.Address} is planned twice.", nameof(document));
        }

        byAddress = Steps.ToFrozenDictionary(step => step.Address);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json ?? ToJson())));
    }

    /// <summary>Scenario key.</summary>
    public string Scenario => document.Scenario;

    /// <summary>Steps, dependencies first.</summary>
    public EquatableArray<PlanStep> Steps => document.Steps;

    /// <summary>What is there already and stays as it is.</summary>
    public EquatableArray<ResourceAddress> Standing => document.Standing ?? default;

    /// <summary>
    /// All that is to be there afterwards, as the steps that would build it from nothing: the pages show the whole of a deployment although
    /// a change touches little of it. Of a plan that takes everything away it is what was there before.
    /// </summary>
    public EquatableArray<PlanStep> Design => document.Design ?? document.Steps;

    /// <summary>It takes the whole deployment away.</summary>
    public bool IsTeardown => document.IsTeardown == true;

    /// <summary>
    /// SHA-256 of the plan's JSON, which tells what is made, changed, taken away and left alone: what an operator agreed to. Of a plan
    /// that was read back it is that of the text as it was stored, whatever version wrote it.
    /// </summary>
    public string Hash { get; }

    /// <summary>The step that makes an address.</summary>
    public PlanStep this[ResourceAddress address] => byAddress[address];

    /// <summary>The step of the design that an address comes from.</summary>
    public PlanStep DesignOf(ResourceAddress address) => Design.First(step => step.Address == address);

    /// <summary>The plan as a document.</summary>
    public string ToJson() => JsonSerializer.Serialize(document, Json.Options);

    /// <summary>Reads a plan back.</summary>
    public static Plan FromJson(string json) => new(JsonSerializer.Deserialize<Document>(json, Json.Options)!, json);

    private sealed record Document(
        [property: JsonPropertyName("scenario")] string Scenario, [property: JsonPropertyName("steps")] EquatableArray<PlanStep> Steps,
        [property: JsonPropertyName("standing")] EquatableArray<ResourceAddress>? Standing = null,
        [property: JsonPropertyName("design")] EquatableArray<PlanStep>? Design = null,
        [property: JsonPropertyName("teardown")] bool? IsTeardown = null);
}

/// <summary>How Core's documents are written: camel case, enums as words, no nulls, nothing that follows from the rest.</summary>
public static class Json
{
    /// <summary>Shared options.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
