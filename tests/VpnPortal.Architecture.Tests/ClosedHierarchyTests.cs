using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Engine.Registration;
using VpnPortal.Engine.StepHandlers;

namespace VpnPortal.Architecture.Tests;

/// <summary>A closed set of cases stays closed, and every case is handled everywhere.</summary>
public sealed partial class ClosedHierarchyTests
{
    private static readonly Type[] Roots = [typeof(PlanStep), typeof(RunEvent), typeof(RunAction), typeof(StepProgress), typeof(Scenario), typeof(BuiltResource)];
    private static readonly Type[] Stored = [typeof(PlanStep), typeof(RunEvent)];

    [Fact]
    public void CasesAreSealedAndLiveWithTheirRoot() => Rule.Holds(Roots.SelectMany(root => Open(root, ProductAssemblies.Types)));

    [Fact]
    public void CasesAreSealedAndLiveWithTheirRoot_CanFail()
    {
        Rule.Sees(nameof(Unsealed), Open(typeof(Planted), [typeof(Planted), typeof(Unsealed)]));
        Rule.Sees(nameof(Stranger), Open(typeof(RunEvent), [typeof(Stranger)]));
        Rule.Sees("no case", Open(typeof(Planted), []));
    }

    /// <summary>Discriminators are stored for ever, so they are fixed words and never type names.</summary>
    [Fact]
    public void StoredCasesHaveADiscriminator() => Rule.Holds(Stored.SelectMany(root => Undiscriminated(root, ProductAssemblies.Types)));

    [Fact]
    public void StoredCasesHaveADiscriminator_CanFail()
    {
        Rule.Sees(nameof(Unsealed), Undiscriminated(typeof(Planted), [typeof(Unsealed)]));
        Rule.Sees("NamedLikeAType", Undiscriminated(typeof(Planted), []));
    }

    [Fact]
    public void StoredCasesSurviveJson() => Rule.Holds(Stored.SelectMany(root => Leaves(root, ProductAssemblies.Types).SelectMany(leaf => LostInJson(root, Sample.Of(leaf)))));

    [Fact]
    public void StoredCasesSurviveJson_CanFail() => Rule.Sees(nameof(Unsealed), LostInJson(typeof(Planted), new Unsealed()));

    [Fact]
    public void EveryStepHasOneHandler()
    {
        var services = new ServiceCollection().AddEngine(new ConfigurationBuilder().Build());
        var handlers = services.Where(service => service.ServiceType == typeof(IStepHandler)).Select(service => service.ImplementationType!);
        Rule.Holds(Unhandled(Leaves(typeof(PlanStep), ProductAssemblies.Types), handlers));
    }

    [Fact]
    public void EveryStepHasOneHandler_CanFail()
    {
        Rule.Sees(nameof(AwaitTunnelsStep), Unhandled([typeof(AwaitTunnelsStep)], []));
        Rule.Sees("2 handlers", Unhandled([typeof(AwaitTunnelsStep)], [typeof(TunnelsHandler), typeof(TunnelsHandler)]));
    }

    [Fact]
    public void EveryStepCanBeRead() => Rule.Holds(Leaves(typeof(PlanStep), ProductAssemblies.Types).SelectMany(leaf => Unreadable((PlanStep)Sample.Of(leaf))));

    [Fact]
    public void EveryStepCanBeRead_CanFail() =>
        Rule.Sees(nameof(Foreign), Unreadable(new Foreign(ResourceAddress.VpnGateway(SideKey.One), SideKey.One, "eu-central-1", default)));

    private static IEnumerable<Type> Leaves(Type root, IEnumerable<Type> types) => types.Where(type => type.IsSubclassOf(root) && !type.IsAbstract);

    private static IEnumerable<string> Open(Type root, IReadOnlyCollection<Type> types)
    {
        var leaves = Leaves(root, types).ToList();
        if (leaves.Count == 0) yield return $"{root.Name} has no case: the rule looks in the wrong place.";
        foreach (var leaf in leaves.Where(leaf => !leaf.IsSealed)) yield return $"{leaf.Name} is not sealed.";
        foreach (var leaf in leaves.Where(leaf => leaf.Assembly != root.Assembly)) yield return $"{leaf.Name} is a case of {root.Name} in another project.";
    }

    private static IEnumerable<string> Undiscriminated(Type root, IEnumerable<Type> types)
    {
        var words = root.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        return
        [
            .. Leaves(root, types).Where(leaf => words.Count(word => word.DerivedType == leaf) != 1).Select(leaf => $"{leaf.Name} has not exactly one discriminator."),
            .. words.Where(word => word.TypeDiscriminator is not string text || !Snake().IsMatch(text)).Select(word => $"'{word.TypeDiscriminator}' is no word in lower case."),
            .. words.GroupBy(word => word.TypeDiscriminator).Where(group => group.Count() > 1).Select(group => $"'{group.Key}' stands for two."),
        ];
    }

    private static IEnumerable<string> LostInJson(Type root, object value)
    {
        string? json = null, again = null, because = null;
        Type? read = null;
        try
        {
            json = JsonSerializer.Serialize(value, root, Json.Options);
            var back = JsonSerializer.Deserialize(json, root, Json.Options);
            (read, again) = (back?.GetType(), JsonSerializer.Serialize(back, root, Json.Options));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            because = exception.Message;
        }

        if (because is not null) return [$"{value.GetType().Name}: {because}"];
        var unset = value.GetType().GetProperties().Where(property => property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Where(property => !json!.Contains($"\"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}\":", StringComparison.Ordinal));
        return [.. read == value.GetType() && json == again ? [] : new[] { $"{value.GetType().Name} comes back as {again}." }, .. unset.Select(property => $"{value.GetType().Name}.{property.Name} is not written.")];
    }

    private static IEnumerable<string> Unreadable(PlanStep step)
    {
        try
        {
            PlannedCall.Of(step);
            return step.DisplayName.Length == 0 || step.DocumentedStep is < 1 or > 5 ? [$"{step.GetType().Name} has no name or no documented step."] : [];
        }
        catch (UnreachableException)
        {
            return [$"{step.GetType().Name} has no call to read."];
        }
    }

    private static IEnumerable<string> Unhandled(IEnumerable<Type> steps, IEnumerable<Type> handlers)
    {
        var handled = handlers.ToLookup(handler => handler.BaseType!.GetGenericArguments()[0]);
        return steps.Where(step => handled[step].Count() != 1).Select(step => $"{step.Name} has {handled[step].Count()} handlers.");
    }

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex Snake();

    [JsonPolymorphic]
    [JsonDerivedType(typeof(Named), "NamedLikeAType")]
    private abstract record Planted;

    private sealed record Named : Planted;

    private record Unsealed : Planted;

    private sealed record Below : Unsealed;

    private sealed record Foreign(ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn)
        : PlanStep(Address, Side, RegionId, DependsOn)
    {
        public override int DocumentedStep => 1;

        public override string DisplayName => "foreign";

        public override UsualDuration Usual => new(TimeSpan.Zero, TimeSpan.Zero);

        public override BuiltState Apply(BuiltState before) => before;
    }

    private sealed record Stranger(DateTimeOffset At) : RunEvent(At);
}
