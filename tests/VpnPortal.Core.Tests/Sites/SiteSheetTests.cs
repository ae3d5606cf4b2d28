using System.Collections.Immutable;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Sites;
using VpnPortal.Core.Tests.Validation;

namespace VpnPortal.Core.Tests.Sites;

public sealed class SiteSheetTests
{
    private const string Header = "name,region,vpc,vswitch1,vswitch2,public_ip1,public_ip2,asn,subnets";
    private static readonly SitePool Pool = new(Cidr.Parse("172.20.0.0/16"), 24);

    [Fact]
    public void Table_ThatIsComplete_HasNoErrorAndProposesTunnels()
    {
        var sheet = Check(Header, Line("a", "47.98.1.1", "47.98.1.2", "172.16.1.0/24"));
        var site = Assert.Single(sheet.Sites);
        Assert.True(sheet.IsFaultless, Told(site));
        Assert.Equal([FieldPaths.InsideCidr(TunnelRole.Master), FieldPaths.InsideCidr(TunnelRole.Slave)], site.Proposed);
    }

    [Fact]
    public void Rejects_UnknownColumn_AndSuggestsTheNearest()
    {
        var problem = Assert.Single(Check("name,regoin", "a,eu-central-1").Problems);
        Assert.Equal(("column-unknown", "regoin", "region"), (problem.Code, problem.Path, problem.FixValue));
    }

    [Fact]
    public void Rejects_ColumnOfAKey() =>
        Assert.Contains(Check("name,tunnel1.psk", "a,secret").Problems, problem => problem is { Code: "column-unknown", Path: "tunnel1.psk" });

    [Fact]
    public void Rejects_TwoColumnsForOneField() =>
        Assert.Contains(Check("name,region,side1.region", "a,b,c").Problems, problem => problem.Code == "column-repeated");

    [Fact]
    public void Rejects_NetworksThatOverlapAnotherLine_NamesTheLine()
    {
        var sheet = Check(Header, Line("a", "47.98.1.1", "47.98.1.2", "172.16.0.0/16"), Line("b", "47.98.1.3", "47.98.1.4", "172.16.9.0/24"));
        var finding = Assert.Single(sheet.Sites[1].Findings, found => found.Code == "site-networks-overlap");
        Assert.Contains("line 2", finding.Reason.En, StringComparison.Ordinal);
        Assert.DoesNotContain(sheet.Sites[0].Findings, found => found.Code == "site-networks-overlap");
    }

    [Fact]
    public void Rejects_OneIpWithTwoAsns() => Assert.Contains(
        Check(Header, Line("a", "47.98.1.1", "47.98.1.2", "172.16.1.0/24", "65010"), Line("b", "47.98.1.1", "47.98.1.4", "172.16.2.0/24", "65020")).Sites[1].Findings,
        found => found.Code == "site-ip-with-two-asns");

    [Fact]
    public void Findings_OfALine_StandAtItsFields()
    {
        var sheet = Check(Header, Line("a", "not an ip", "47.98.1.2", "172.16.1.0/24", "45104"));
        Assert.Contains(sheet.Sites[0].Findings, found => found.Path == FieldPaths.Asn(SideKey.Two) && found.Severity == Severity.Error);
        Assert.False(sheet.IsFaultless);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public void AddressPlan_ForRandomTables_NeverOverlaps(int seed)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(1, 120).Select(number => Line(
            $"s{number}", $"47.98.{number}.1", $"47.98.{number}.2", random.Next(3) == 0 ? $"172.20.{number * 2}.0/24" : "")).ToArray();
        var taken = new TakenAddresses(
            new[] { Cidr.Parse("169.254.10.0/30"), Cidr.Parse("169.254.200.0/24") }.ToEquatableArray(), new[] { Cidr.Parse("172.20.0.0/24"), Cidr.Parse("172.20.3.0/24") }.ToEquatableArray());
        var sheet = SiteSheet.Of(Read(Header, lines), TestDrafts.Landscapes, taken, Pool, Key);
        var tunnels = sheet.Sites.SelectMany(site => TunnelRoles.Both.Select(role => Cidr.Parse(site.Draft.Values[FieldPaths.InsideCidr(role)]))).Concat(taken.TunnelCidrs).ToList();
        var networks = sheet.Sites.Select(site => Cidr.Parse(site.Draft.Values[FieldPaths.Subnets(SideKey.Two)])).Concat(taken.SiteNetworks).ToList();
        AssertApart(tunnels);
        AssertApart(networks);
        Assert.All(tunnels.SkipLast(2), tunnel => Assert.DoesNotContain(AddressPlan.Reserved, tunnel.Overlaps));
        Assert.Equal(120, sheet.Sites.Count);
    }

    [Fact]
    public void Pool_ThatIsUsedUp_IsTold()
    {
        var sheet = SiteSheet.Of(
            Read(Header, [Line("a", "47.98.1.1", "47.98.1.2", ""), Line("b", "47.98.1.3", "47.98.1.4", "")]), TestDrafts.Landscapes, TakenAddresses.None,
            new SitePool(Cidr.Parse("172.20.0.0/24"), 24), Key);
        Assert.True(sheet.Sites[0].IsFaultless, Told(sheet.Sites[0]));
        Assert.Contains(sheet.Sites[1].Findings, found => found is { Code: "site-pool-used-up", Path: "side2.subnets" });
        Assert.DoesNotContain(sheet.Sites[1].Findings, found => found.Code == "field-required");
    }

    [Fact]
    public void Pool_BesideADraftThatNamesTheWholeInternet_HasBlocks()
    {
        var taken = new TakenAddresses(default, new[] { Cidr.Parse("0.0.0.0/0") }.ToEquatableArray());
        var sheet = SiteSheet.Of(Read(Header, [Line("a", "47.98.1.1", "47.98.1.2", "")]), TestDrafts.Landscapes, taken, Pool, Key);
        Assert.Equal("172.20.0.0/24", sheet.Sites[0].Draft.Values[FieldPaths.Subnets(SideKey.Two)]);
    }

    private static void AssertApart(List<Cidr> networks)
    {
        for (var one = 0; one < networks.Count; one++)
            for (var two = one + 1; two < networks.Count; two++) Assert.False(networks[one].Overlaps(networks[two]), $"{networks[one]} and {networks[two]}");
    }

    private static string Line(string name, string ip1, string ip2, string subnets, string asn = "65010") =>
        $"{name},eu-central-1,vpc-1,vsw-1b,vsw-1c,{ip1},{ip2},{asn},{subnets}";

    private static SiteSheet Check(string header, params string[] lines) => SiteSheet.Of(Read(header, lines), TestDrafts.Landscapes, TakenAddresses.None, null, Key);

    private static SiteTable Read(string header, string[] lines) => new(
        header.Split(',').ToEquatableArray(), lines.Select((line, index) => new SiteLine(index + 2, line.Split(',').ToEquatableArray())).ToEquatableArray());

    private static PresharedKey Key() => new(TestDrafts.MasterKey + Guid.NewGuid().ToString("N"));

    private static string Told(SiteReview site) => string.Join('\n', site.Findings.Select(found => $"{found.Path}: {found.Reason.En}"));
}
