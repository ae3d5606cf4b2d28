using VpnPortal.Core.Observation;

namespace VpnPortal.Core.Drafts;

/// <summary>A documented example, complete with one click.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Scenario">Scenario that it fills in.</param>
/// <param name="RegionId">Region where it stands.</param>
/// <param name="Answers">Its answers, as far as the landscape of that region has what they name; what is missing stays open.</param>
public sealed record DraftExample(
    string Key, string Scenario, string RegionId, Func<Landscape?, IReadOnlyDictionary<string, string>> Answers);

/// <summary>All examples, in the order of the documents.</summary>
public static class DraftExamples
{
    /// <summary>Two VPCs in Frankfurt, destination routes.</summary>
    public static readonly DraftExample VpcToVpc = new("example-1", VpcToVpcFields.Scenario, ExampleOne.RegionId, ExampleOne.Answers);

    /// <summary>Two VPCs in Frankfurt, BGP.</summary>
    public static readonly DraftExample VpcToVpcWithBgp = new(
        "example-1-bgp", VpcToVpcFields.Scenario, ExampleOne.RegionId, ExampleOne.AnswersWithBgp);

    /// <summary>A VPC in Hangzhou and a data centre, as it is built on gateways sold today.</summary>
    public static readonly DraftExample OnPremises = new("example-2", OnPremisesFields.Scenario, ExampleTwo.RegionId, ExampleTwo.Answers);

    /// <summary>A VPC in Hangzhou and a data centre, on a single-tunnel gateway that is there already.</summary>
    public static readonly DraftExample OnPremisesClassic = new(
        "example-2-classic", ClassicFields.Scenario, ExampleTwo.RegionId, ExampleTwo.ClassicAnswers);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<DraftExample> All = [VpcToVpc, VpcToVpcWithBgp, OnPremises, OnPremisesClassic];

    /// <summary>The examples of a scenario.</summary>
    public static IEnumerable<DraftExample> Of(string scenario) => All.Where(example => example.Scenario == scenario);
}
