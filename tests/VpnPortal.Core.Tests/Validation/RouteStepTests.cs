using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Steps 4 and 5: networks, routes and the instances of the test.</summary>
public sealed class RouteStepTests
{
    private const string One = "side1.subnets";
    private const string Two = "side2.subnets";

    [Fact]
    public void Rejects_SubnetsMissing() => Assert.Equal("10.0.0.0/16", Complete().With(One, ",").Refuses("field-required", One).FixValue);

    [Fact]
    public void Accepts_SubnetsOfTheVpc() => Complete().With(One, "").Allows("field-required");

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/16,fd00::/8")]
    [InlineData("10.0.0.0-10.0.0.255")]
    public void Rejects_SubnetUnreadable(string typed) => Complete().With(One, typed).Refuses("subnet-unreadable", One);

    [Theory]
    [InlineData("10.0.0.0/17, 10.0.128.0/17")]
    [InlineData("10.0.0.0/17\uFF0C10.0.128.0/17")]
    [InlineData("10.0.0.0/17;\r\n10.0.128.0/17")]
    public void Accepts_SubnetsInAnySeparator(string typed) => Assert.Empty(Complete().With(One, typed).Compile().Diagnostics);

    [Fact]
    public void Warns_SubnetHostBits_CuringTheWholeField() => Assert.Equal(
        "10.0.0.0/24,10.0.1.0/24", Complete().With(One, "10.0.0.5/24, 10.0.1.0/24").Warns("subnet-host-bits", One).FixValue);

    [Fact]
    public void Accepts_SubnetWithoutHostBits() => Complete().With(One, "10.0.0.5/32").Allows("subnet-host-bits");

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.0/16,10.0.0.0/0")]
    public void Rejects_DefaultRoute(string typed)
    {
        var draft = Complete().With(One, typed);
        Assert.Equal("10.0.0.0/16", draft.Refuses("subnet-is-default-route", One).FixValue);
        draft.Allows("subnets-overlap").Allows("subnet-reserved").Allows("subnet-overlaps-tunnel").Allows("subnets-repeated");
    }

    [Fact]
    public void Accepts_OtherThanDefaultRoute() => Complete().With(One, "0.0.0.0/1").Allows("subnet-is-default-route");

    [Theory]
    [InlineData("100.64.0.0/10")]
    [InlineData("100.127.255.0/24")]
    [InlineData("100.0.0.0/8")]
    [InlineData("169.254.99.0/24")]
    [InlineData("127.0.0.0/24")]
    [InlineData("239.0.0.0/8")]
    public void Rejects_SubnetReserved(string typed) => Complete().With(One, typed).Refuses("subnet-reserved", One);

    [Theory]
    [InlineData("100.63.255.0/24")]
    [InlineData("100.128.0.0/16")]
    public void Accepts_SubnetBesideReserved(string typed) => Complete().With(One, typed).Allows("subnet-reserved");

    [Theory]
    [InlineData("169.254.10.0/24")]
    [InlineData("169.254.0.0/16")]
    public void Rejects_SubnetOverlapsTunnel(string typed) => Complete().With(Two, typed).Refuses("subnet-overlaps-tunnel", Two);

    [Fact]
    public void Accepts_SubnetBesideTunnel() => Complete().With(Two, "169.254.30.0/24").Allows("subnet-overlaps-tunnel");

    [Theory]
    [InlineData("10.0.0.0/16,10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("10.0.1.0/24,10.0.0.0/16,10.0.2.0/24", "10.0.0.0/16")]
    public void Warns_SubnetsRepeated(string typed, string cure) => Assert.Equal(cure, Complete().With(One, typed).Warns("subnets-repeated", One).FixValue);

    [Fact]
    public void Accepts_NeighbouringSubnets() => Complete().With(One, "10.0.0.0/24,10.0.1.0/24").Allows("subnets-repeated");

    [Fact]
    public void Warns_SubnetOutsideVpc() => Assert.Equal("10.0.0.0/16", Complete().With(One, "10.0.0.0/15").Warns("subnet-outside-vpc", One).FixValue);

    [Fact]
    public void Accepts_PartOfVpc() => Complete().With(One, "10.0.20.0/24").Allows("subnet-outside-vpc");

    [Fact]
    public void Rejects_SubnetsOverlap() => Complete().With(Two, "10.0.128.0/17").Refuses("subnets-overlap", Two);

    [Fact]
    public void Accepts_SubnetsApart()
    {
        Complete().With(Two, "10.1.0.0/16").Allows("subnets-overlap");
        Complete().With("side2.vpc", "vpc-1").Allows("subnets-overlap");
    }

    [Fact]
    public void Rejects_TooManyRoutes() => Complete().With(One, Networks(21)).Refuses("too-many-routes", One);

    [Fact]
    public void Accepts_TwentyRoutes() => Complete().With(One, Networks(20) + ",10.0.0.0/24").Allows("too-many-routes");

    [Fact]
    public void Warns_RouteNotPublished()
    {
        var draft = Complete().With("side2.routes.publish", "false");
        Assert.Equal("true", draft.Warns("route-not-published", "side2.routes.publish").FixValue);
        Assert.NotNull(draft.Compile().Topology);
    }

    [Fact]
    public void Accepts_RoutePublished() => Complete().Allows("route-not-published");

    [Theory]
    [InlineData(FieldPaths.VerifySource, "10.0.20.15")]
    [InlineData(FieldPaths.VerifyDestination, "i-GW8")]
    [InlineData(FieldPaths.VerifyDestination, "i-")]
    public void Rejects_InstanceId(string path, string typed) => Complete().With(path, typed).Refuses("instance-id-implausible", path);

    [Fact]
    public void Accepts_InstanceId() => Complete().With(FieldPaths.VerifySource, "i-gw8abc123").Allows("instance-id-implausible");

    private static string Networks(int count) => string.Join(',', Enumerable.Range(0, count).Select(third => Cidr.Parse(FormattableString.Invariant($"10.0.{third}.0/24"))));
}
