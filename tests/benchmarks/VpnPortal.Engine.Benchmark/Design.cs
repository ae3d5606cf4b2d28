using VpnPortal.Core.Drafts;

namespace VpnPortal.Engine.Benchmark;

/// <summary>A documented design with its routing.</summary>
/// <param name="Scale">How many times faster than the real cloud its draws run: as slow as a few minutes allow.</param>
/// <param name="AtOnce">How many draws run at the same time, each with a portal and a cloud of its own.</param>
internal sealed record Design(string Name, DraftExample Example, double Scale, int AtOnce)
{
    public static readonly IReadOnlyList<Design> All =
    [
        new("vpc-to-vpc, static", DraftExamples.VpcToVpc, 8, 20),
        new("vpc-to-vpc, BGP", DraftExamples.VpcToVpcWithBgp, 8, 20),
        new("on-premises, static", DraftExamples.OnPremises, 8, 20),
        new("on-premises, BGP", WithBgp(DraftExamples.OnPremises), 8, 20),
        new("on-premises-classic", DraftExamples.OnPremisesClassic, 1, 50),
    ];

    public bool HasDevice => Example.Scenario != VpcToVpcFields.Scenario;

    private static DraftExample WithBgp(DraftExample example) => example with
    {
        Answers = landscape => new Dictionary<string, string>(example.Answers(landscape), StringComparer.Ordinal) { [FieldPaths.Routing] = RoutingWords.Bgp },
    };
}
