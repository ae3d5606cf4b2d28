using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace VpnPortal.Core.Planning;

/// <summary>The fixed words by which plans tell kinds of steps apart.</summary>
public static class StepKinds
{
    private static readonly FrozenDictionary<Type, string> Words = typeof(PlanStep).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    /// <summary>The word of a step, for example <c>create_vpn_gateway</c>.</summary>
    public static string Of(PlanStep step) => Words[step.GetType()];
}
