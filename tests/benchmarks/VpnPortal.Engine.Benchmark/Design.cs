using VpnPortal.Core.Drafts;

namespace VpnPortal.Engine.Benchmark;

/// <summary>A documented design with its routing.</summary>
internal sealed record Design(string Name, DraftExample Example)
{
    /// <summary>Designs that buy gateways, which takes minutes.</summary>
    public static readonly IReadOnlyList<Design> Dual =
    [
        new("vpc-to-vpc, static", DraftExamples.VpcToVpc),
        new("vpc-to-vpc, BGP", DraftExamples.VpcToVpcWithBgp),
        new("on-premises, static", DraftExamples.OnPremises),
        new("on-premises, BGP", WithBgp(DraftExamples.OnPremises)),
    ];

    /// <summary>The design on a gateway that is there already, which takes half a minute.</summary>
    public static readonly Design Classic = new("on-premises-classic", DraftExamples.OnPremisesClassic);

    public bool HasDevice => Example.Scenario != VpcToVpcFields.Scenario;

    private static DraftExample WithBgp(DraftExample example) => example with
    {
        Answers = landscape => new Dictionary<string, string>(example.Answers(landscape), StringComparer.Ordinal) { [FieldPaths.Routing] = RoutingWords.Bgp },
    };
}
