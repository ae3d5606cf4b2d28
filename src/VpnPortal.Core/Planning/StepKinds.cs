using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;

namespace VpnPortal.Core.Planning;

/// <summary>The fixed words by which plans tell kinds of steps apart.</summary>
public static class StepKinds
{
    private static readonly FrozenDictionary<Type, string> Words = new DefaultJsonTypeInfoResolver()
        .GetTypeInfo(typeof(PlanStep), Json.Options).PolymorphismOptions!.DerivedTypes
        .ToFrozenDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    /// <summary>The word of a step as it is stored, for example <c>create_vpn_gateway</c>.</summary>
    public static string Of(PlanStep step) => Words[step.GetType()];
}
