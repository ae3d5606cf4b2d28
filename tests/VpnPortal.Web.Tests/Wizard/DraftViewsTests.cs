using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Tests.Wizard;

public sealed class DraftViewsTests
{
    private const string Region = "eu-central-1";

    private static readonly Dictionary<string, Landscape> Landscapes = new(StringComparer.Ordinal)
    {
        [Region] = new(
            Region, new[] { "eu-central-1b", "eu-central-1c" }.ToEquatableArray(),
            new[] { new DiscoveredVpc("vpc-1", "VPC1", Region, new[] { "10.0.0.0/16" }.ToEquatableArray()) }.ToEquatableArray(),
            new[]
            {
                new DiscoveredVSwitch("vsw-1", "vSwitch1", "vpc-1", "eu-central-1b", "10.0.10.0/24", 252),
                new DiscoveredVSwitch("vsw-2", "", "vpc-1", "eu-central-1c", "10.0.20.0/24", 0),
                new DiscoveredVSwitch("vsw-3", "vSwitch3", "vpc-1", "eu-central-1a", "10.0.30.0/24", 9),
            }.ToEquatableArray()),
    };

    private static DraftReading Reading() => new(
        VpnDraft.Empty(VpcToVpcFields.Scenario)
            .With(FieldPaths.Region(SideKey.One), Region)
            .With(FieldPaths.Vpc(SideKey.One), "vpc-1")
            .With(FieldPaths.VSwitch(SideKey.One, TunnelRole.Master), "vsw-1"),
        Landscapes);

    [Fact]
    public void Drawing_ShowsWhatIsKnownAndLeavesTheRestOpen()
    {
        var view = DraftTopology.Of(Reading());
        Assert.Equal(("VPC1", "10.0.0.0/16", "65530"), (view.One.Name, view.One.Subnets, view.One.Asn));
        var one = Assert.IsType<VpcSide>(view.One);
        Assert.Equal("eu-central-1b", one.End(TunnelRole.Master).ZoneId);
        Assert.Null(one.End(TunnelRole.Slave).ZoneId);
        Assert.Null(view.Two.Name);
        Assert.Null(view.One.Routing);
        Assert.Equal(new StaticRouting(DisplayState.Planned, published: true), view.Two.Routing);
        Assert.Equal("169.254.20.0/30", view.Slave.InsideCidr);
    }

    [Fact]
    public void Drawing_OfADamagedDraft_IsStillDrawn()
    {
        var damaged = Reading().Draft.With(FieldPaths.InsideCidr(TunnelRole.Master), "nonsense").With(FieldPaths.Asn(SideKey.One), "x");
        var view = DraftTopology.Of(new DraftReading(damaged, Landscapes));
        Assert.Null(view.Master.InsideCidr);
        Assert.Null(view.One.Asn);
    }

    [Fact]
    public void VSwitches_WithoutRoomOrTunnels_SayWhyNot()
    {
        var rows = AccountChoices.VSwitches(WizardDrafts.TextsIn("zh-CN"), Reading().One);
        Assert.Equal(["vsw-3", "vsw-1", "vsw-2"], rows.Select(row => row.Key));
        Assert.Equal([true, false, true], rows.Select(row => row.NotBecause is not null));
        Assert.Equal("vsw-2", rows[2].Title);
    }

    [Fact]
    public void Crypto_IsOneLine() =>
        Assert.Equal("IKEv2 · AES-256 · SHA-256 · group14 · PFS group14 · 86400 s", StepSummaries.Crypto(Reading()));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void EveryField_HasAName(string culture)
    {
        var texts = WizardDrafts.TextsIn(culture);
        Assert.All(DraftFields.Everything, field => Assert.False(texts[FieldLabels.Key(field.Path)].ResourceNotFound, FieldLabels.Key(field.Path)));
        Assert.All(DraftFields.Scenarios, scenario => Assert.Equal(
            DraftFields.Of(scenario).Count, DraftFields.Of(scenario).Select(field => FieldLabels.Full(texts, scenario, field.Path)).Distinct().Count()));
    }
}
