using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// Example 2 of the source documents: a VPC in Hangzhou and a data centre whose device has two public IPs. The document names no
/// VPC, so one of the account's is taken that can hold the gateway; public IPs come from a range that is reserved for documents.
/// </summary>
public static class ExampleTwo
{
    /// <summary>Region of the example.</summary>
    public const string RegionId = "cn-hangzhou";

    /// <summary>Offset of the machine in the data centre that answers pings.</summary>
    private const uint Host = 9;

    private static readonly string[] SiteIps = ["203.0.113.207", "203.0.113.15"];

    /// <summary>Networks for the data centre; the first that the VPC does not use is taken.</summary>
    private static readonly IReadOnlyList<Cidr> SiteNetworks = [Cidr.Parse("172.16.0.0/16"), Cidr.Parse("192.168.0.0/16"), Cidr.Parse("10.200.0.0/16")];

    /// <summary>The answers for a dual-tunnel gateway, as far as the landscape has what they need.</summary>
    public static IReadOnlyDictionary<string, string> Answers(Landscape? landscape)
    {
        var answers = Start("hz-vpc-dc");
        var fitting = (landscape?.Vpcs ?? default).Select(vpc => (Vpc: vpc, VSwitches: VSwitchProposal.Of(landscape!, vpc.Id, landscape!.ZonesFor(null))))
            .OrderBy(found => found.Vpc.Name, StringComparer.Ordinal).FirstOrDefault(found => found.VSwitches.Slave is not null);
        if (fitting.Vpc is not null)
        {
            answers[FieldPaths.Vpc(SideKey.One)] = fitting.Vpc.Id;
            answers[FieldPaths.VSwitch(SideKey.One, TunnelRole.Master)] = fitting.VSwitches.Master!.Id;
            answers[FieldPaths.VSwitch(SideKey.One, TunnelRole.Slave)] = fitting.VSwitches.Slave!.Id;
        }

        AddSite(answers, NetworkBeside(fitting.Vpc));
        return answers;
    }

    /// <summary>The answers for a single-tunnel gateway; without one in the landscape the operator has to choose.</summary>
    public static IReadOnlyDictionary<string, string> ClassicAnswers(Landscape? landscape)
    {
        var answers = Start("hz-vpc-dc-classic");
        var gateway = (landscape?.Gateways ?? default).Where(found => !found.IsDualTunnel)
            .OrderBy(found => found.Status != GatewayStatus.Active).ThenBy(found => found.Name, StringComparer.Ordinal).FirstOrDefault();
        var network = NetworkBeside(landscape?.Vpcs.FirstOrDefault(vpc => vpc.Id == gateway?.VpcId));
        AddSite(answers, network);
        if (gateway is not null) answers[FieldPaths.ExistingGateway(SideKey.One)] = gateway.Id;
        foreach (var role in TunnelRoles.Both)
        {
            answers[FieldPaths.HealthDestination(role)] = network.AddressAt(Host);
            if (gateway is not null && HealthSources.Propose(landscape, gateway, role) is { } source) answers[FieldPaths.HealthSource(role)] = source;
        }

        return answers;
    }

    private static Dictionary<string, string> Start(string name) =>
        new(StringComparer.Ordinal) { [FieldPaths.Name] = name, [FieldPaths.Region(SideKey.One)] = RegionId };

    private static void AddSite(Dictionary<string, string> answers, Cidr network)
    {
        foreach (var role in TunnelRoles.Both) answers[FieldPaths.SiteIp(role)] = SiteIps[(int)role - 1];
        answers[FieldPaths.Subnets(SideKey.Two)] = network.ToString();
        answers[FieldPaths.VerifyAddress] = network.AddressAt(Host);
    }

    private static Cidr NetworkBeside(DiscoveredVpc? vpc)
    {
        var used = (vpc?.Cidrs ?? default).Select(CidrText.Read).Select(text => text.Value).OfType<Cidr>().ToList();
        return SiteNetworks.FirstOrDefault(network => !used.Exists(network.Overlaps), SiteNetworks[0]);
    }
}
