using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Drafts;

/// <summary>Moves a draft to another region: what belongs to the old one is chosen anew, everything else stays.</summary>
public static class RegionSwap
{
    private static readonly Dictionary<string, Landscape> Unknown = new(StringComparer.Ordinal);

    /// <summary>Paths of the regions that a scenario asks for.</summary>
    public static IReadOnlyList<string> Fields(string scenario) =>
        [.. DraftFields.Of(scenario).Select(field => field.Path).Where(path => path == "region" || path.EndsWith(".region", StringComparison.Ordinal))];

    /// <summary>The answers to change.</summary>
    /// <param name="regionId">The new region.</param>
    /// <param name="only">One of <see cref="Fields"/> to move that side alone; null moves all.</param>
    public static IReadOnlyDictionary<string, string> Of(VpnDraft draft, string regionId, string? only)
    {
        var reading = new DraftReading(draft, Unknown);
        var moving = Fields(draft.Scenario).Where(path => only is null || path == only).ToList();
        var answers = moving.ToDictionary(path => path, _ => regionId, StringComparer.Ordinal);
        foreach (var (path, text) in moving.SelectMany(path => DraftConsequences.Of(reading, path, regionId))) answers.TryAdd(path, text);
        return answers.Where(answer => answer.Value != (draft.Values.GetValueOrDefault(answer.Key) ?? "")).ToDictionary(StringComparer.Ordinal);
    }
}
