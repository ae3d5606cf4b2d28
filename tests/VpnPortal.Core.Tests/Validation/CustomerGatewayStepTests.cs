using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Step 2: ASNs and customer gateways, neither of which can be changed later.</summary>
public sealed class CustomerGatewayStepTests
{
    [Theory]
    [InlineData("AS65530")]
    [InlineData("1.2.3")]
    [InlineData("1.65536")]
    [InlineData("-5")]
    public void Rejects_AsnUnreadable(string asn) => Complete().With("side1.asn", asn).Refuses("asn-unreadable", "side1.asn");

    [Theory]
    [InlineData("65531")]
    [InlineData("64086.59904")]
    public void Accepts_AsnReadable(string asn) => Assert.Empty(Complete().With("side1.asn", asn).Compile().Diagnostics);

    [Theory]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("4294967296")]
    public void Rejects_AsnOutOfRange(string asn) => Complete().With("side2.asn", asn).Refuses("asn-out-of-range", "side2.asn");

    [Theory]
    [InlineData("1")]
    [InlineData("4294967295")]
    public void Accepts_AsnAtTheEdges(string asn) => Complete().With("side2.asn", asn).Allows("asn-out-of-range");

    [Theory]
    [InlineData("45104")]
    [InlineData("0.45104")]
    public void Rejects_AlibabaDefault(string asn)
    {
        var draft = Complete().With("side1.asn", asn);
        draft.Refuses("asn-is-alibaba-default", "side1.asn");
        draft.Allows("asn-not-private");
    }

    [Fact]
    public void Accepts_OtherThanAlibabaDefault() => Complete().With("side1.asn", "45105").Allows("asn-is-alibaba-default");

    [Fact]
    public void Warns_AsnsEqual()
    {
        Assert.Equal("65500", Complete().With("side2.asn", "65530").Warns("asns-equal", "side2.asn").FixValue);
        Assert.Equal("65530", Complete().With("side1.asn", "65500").Warns("asns-equal", "side2.asn").FixValue);
    }

    [Fact]
    public void Accepts_AsnsThatDiffer() => Complete().Allows("asns-equal");

    [Theory]
    [InlineData("13335")]
    [InlineData("65535")]
    [InlineData("4294967295")]
    public void Warns_AsnNotPrivate(string asn) => Complete().With("side1.asn", asn).Warns("asn-not-private", "side1.asn");

    [Theory]
    [InlineData("64512")]
    [InlineData("65534")]
    [InlineData("4200000000")]
    [InlineData("4294967294")]
    public void Accepts_AsnPrivate(string asn) => Complete().With("side1.asn", asn).Allows("asn-not-private");

    [Fact]
    public void Rejects_CustomerGatewayName()
    {
        Complete().With("side1.customerGateway2.name", "https://x").Refuses("customer-gateway-name", "side1.customerGateway2.name");
        Complete().With("side1.gateway.name", new string('g', 95)).Refuses("customer-gateway-name", "side1.customerGateway1.name");
    }

    [Fact]
    public void Accepts_CustomerGatewayName()
    {
        Complete().With("side1.customerGateway2.name", "对端 (2)").Allows("customer-gateway-name");
        Complete().With("side1.gateway.name", new string('g', 101)).Allows("customer-gateway-name");
    }
}
