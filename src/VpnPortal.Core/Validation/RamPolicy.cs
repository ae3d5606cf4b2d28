using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Validation;

/// <summary>RAM policies to copy, in one line.</summary>
public static class RamPolicy
{
    /// <summary>Everything that the portal calls, and no more.</summary>
    public static readonly string Whole = Allowing(RamActions.Reading.Concat(RamActions.Writing));

    /// <summary>A policy that allows some actions.</summary>
    public static string Allowing(IEnumerable<string> actions) =>
        $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":[{{string.Join(',', actions.Distinct(StringComparer.Ordinal).Select(action => $"\"{action}\""))}}],"Resource":"*"}]}""";
}
