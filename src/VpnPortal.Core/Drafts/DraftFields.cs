using System.Collections.Immutable;

namespace VpnPortal.Core.Drafts;

/// <summary>The questions of every scenario.</summary>
public static class DraftFields
{
    /// <summary>Keys of all scenarios in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Scenarios = [VpcToVpcFields.Scenario, OnPremisesFields.Scenario, ClassicFields.Scenario];

    private static readonly ImmutableDictionary<string, ImmutableDictionary<string, DraftField>> Catalogue = Scenarios.ToImmutableDictionary(
        scenario => scenario, scenario => Of(scenario).ToImmutableDictionary(field => field.Path, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>All fields of a scenario in the order in which they are asked; none for a scenario that does not exist.</summary>
    /// <param name="scenario">Scenario key, for example <c>vpc-to-vpc</c>.</param>
    public static IReadOnlyList<DraftField> Of(string scenario) => scenario switch
    {
        VpcToVpcFields.Scenario => VpcToVpcFields.All,
        OnPremisesFields.Scenario => OnPremisesFields.All,
        ClassicFields.Scenario => ClassicFields.All,
        _ => [],
    };

    /// <summary>The field of a scenario with that path, or null.</summary>
    public static DraftField? Find(string scenario, string path) => Catalogue.GetValueOrDefault(scenario)?.GetValueOrDefault(path);

    /// <summary>True when the scenario asks it.</summary>
    public static bool Has(string scenario, string path) => Find(scenario, path) is not null;

    /// <summary>The fields of all scenarios, each path once.</summary>
    public static IEnumerable<DraftField> Everything => Scenarios.SelectMany(Of).DistinctBy(asked => asked.Path);
}
