using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// Example 1 of the source document: two VPCs in Frankfurt. VPCs and vSwitches are recognised in the account by the document's
/// networks; what the account does not have stays open for the operator to choose.
/// </summary>
public static class ExampleOne
{
    /// <summary>Region of the example.</summary>
    public const string RegionId = "eu-central-1";

    private static readonly string[] VpcCidrs = ["10.0.0.0/16", "192.168.0.0/16"];
    private static readonly string[][] VSwitchCidrs = [["10.0.10.0/24", "10.0.20.0/24"], ["192.168.10.0/24", "192.168.20.0/24"]];

    /// <summary>The example's answers, as far as the landscape has what they name.</summary>
    public static IReadOnlyDictionary<string, string> Answers(Landscape? landscape)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [FieldPaths.Name] = "fra-vpc1-vpc2" };
        foreach (var side in SideKeys.Both)
        {
            answers[FieldPaths.Region(side)] = RegionId;
            var vpc = landscape?.Vpcs.FirstOrDefault(found => found.Cidrs.Contains(VpcCidrs[(int)side - 1]));
            if (vpc is null) continue;
            answers[FieldPaths.Vpc(side)] = vpc.Id;
            foreach (var role in TunnelRoles.Both)
            {
                var cidr = VSwitchCidrs[(int)side - 1][(int)role - 1];
                if (landscape!.VSwitches.FirstOrDefault(found => found.VpcId == vpc.Id && found.Cidr == cidr) is { } vSwitch)
                    answers[FieldPaths.VSwitch(side, role)] = vSwitch.Id;
            }
        }

        return answers;
    }

    /// <summary>The same with BGP in place of destination routes.</summary>
    public static IReadOnlyDictionary<string, string> AnswersWithBgp(Landscape? landscape) => new Dictionary<string, string>(Answers(landscape), StringComparer.Ordinal)
    {
        [FieldPaths.Name] = "fra-vpc1-vpc2-bgp",
        [FieldPaths.Routing] = RoutingWords.Bgp,
    };
}
