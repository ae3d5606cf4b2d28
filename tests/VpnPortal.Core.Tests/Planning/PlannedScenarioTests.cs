using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Planning;

public sealed class PlannedScenarioTests
{
    public static TheoryData<string> AllDesigns() => [.. Designs.All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>All that pages ask of a topology is still known from the plan that a run keeps.</summary>
    [Theory, MemberData(nameof(AllDesigns))]
    public void Of_ThePlanOfADesign_IsThatDesign(string design)
    {
        var (wanted, read) = (Designs.Scenario(design), PlannedScenario.Of(Plan.FromJson(Designs.Plan(design).ToJson())));
        Assert.Equal((wanted.Key, wanted.Routing, wanted.Crypto, wanted.Master, wanted.Slave), (read.Key, read.Routing, read.Crypto, read.Master, read.Slave));
        Assert.Equal(wanted.Site is { } site ? site with { Device = "" } : null, read.Site);
        Assert.All(SideKeys.Both, side => Assert.Equal(wanted.SubnetsOf(side), read.SubnetsOf(side)));
        foreach (var (planned, found) in wanted.CloudSides.Zip(read.CloudSides))
        {
            Assert.Equal((planned.Key, planned.RegionId, planned.Gateway, planned.Connection, planned.PublishRoutes, planned.MasterCustomerGateway),
                (found.Key, found.RegionId, found.Gateway, found.Connection, found.PublishRoutes, found.MasterCustomerGateway));
            Assert.Equal(planned.SharesCustomerGateway, found.SharesCustomerGateway);
        }
    }

    [Theory, MemberData(nameof(AllDesigns))]
    public void Agreement_FromThePlan_IsThatOfTheReview(string design)
    {
        var keys = new Dictionary<string, string> { ["tunnel1.psk"] = "0a1b2c3d" };
        Assert.Equal(
            AgreementMatrix.Of(Designs.All[design], keys),
            AgreementMatrix.Of(PlannedScenario.Of(Designs.Plan(design)), keys, (_, _) => null));
    }

    [Fact]
    public void Agreement_OnceAddressesAreKnown_ShowsThem()
    {
        var rows = AgreementMatrix.Of(Designs.Scenario("on-premises bgp"), new Dictionary<string, string>(), (_, role) => $"47.1.2.{(int)role}");
        var ids = rows.Where(row => row.Subject.En.Contains("local id", StringComparison.Ordinal)).ToList();
        Assert.Equal(["47.1.2.1 → 203.0.113.7", "47.1.2.2 → 203.0.113.8"], ids.Select(row => row.One.En));
        Assert.Equal(["203.0.113.7 → 47.1.2.1", "203.0.113.8 → 47.1.2.2"], ids.Select(row => row.Two.En));
    }

    [Fact]
    public void Of_Classic_KeepsWeightsAndHealthChecks() => Assert.Equal(
        [100, 0], TunnelRoles.Both.Select(role => ((OnPremisesClassic)PlannedScenario.Of(Designs.Plan("classic"))).ConnectionOf(role).Weight));
}
