using VpnPortal.Core.Primitives;
using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Health checks of the classic design, and the address that the ping of the last step goes to.</summary>
public sealed class HealthCheckTests
{
    private const string Destination = "tunnel1.healthCheck.destination";
    private const string Source = "tunnel1.healthCheck.source";
    private const string OtherSource = "tunnel2.healthCheck.source";

    [Theory]
    [InlineData(Destination)]
    [InlineData(Source)]
    public void Rejects_MissingAddress(string path) => Classic().With(path, "").Refuses("field-required", path);

    [Theory]
    [InlineData(Destination, "172.16.0.9/32")]
    [InlineData(Destination, "host")]
    [InlineData(Source, "10.20.1")]
    [InlineData(OtherSource, "10.20.1.256")]
    public void Rejects_AddressUnreadable(string path, string typed) => Classic().With(path, typed).Refuses("health-address-unreadable", path);

    [Fact]
    public void Accepts_AddressReadable() => Classic().Allows("health-address-unreadable");

    [Theory]
    [InlineData("172.17.0.1")]
    [InlineData("10.20.1.5")]
    [InlineData(Wan1)]
    public void Rejects_DestinationOutsideTheSite(string typed) => Classic().With(Destination, typed).Refuses("health-destination-outside-site", Destination);

    [Fact]
    public void Accepts_DestinationInAnyNetworkOfTheSite() =>
        Classic().With("side2.subnets", "172.17.0.0/16,172.16.0.0/24").Allows("health-destination-outside-site");

    [Theory]
    [InlineData("10.21.0.1")]
    [InlineData("172.16.0.9")]
    public void Rejects_SourceOutsideTheVpc(string typed) => Classic().With(Source, typed).Refuses("health-source-outside-vpc", Source);

    [Fact]
    public void Accepts_SourceInTheVpc() => Classic().With(Source, "10.20.255.1").Allows("health-source-outside-vpc");

    [Fact]
    public void Rejects_SourceShared() => Classic().With(OtherSource, "10.20.1.101").Refuses("health-source-shared", OtherSource);

    [Fact]
    public void Accepts_SourcesThatDiffer() => Classic().Allows("health-source-shared");

    [Theory]
    [InlineData("tunnel1.healthCheck.interval", "0")]
    [InlineData("tunnel1.healthCheck.interval", "301")]
    [InlineData("tunnel2.healthCheck.interval", "3s")]
    [InlineData("tunnel1.healthCheck.retries", "-1")]
    [InlineData("tunnel2.healthCheck.retries", "31")]
    public void Rejects_OutOfRange(string path, string typed) => Assert.Equal("3", Classic().With(path, typed).Refuses("health-check-out-of-range", path).FixValue);

    [Theory]
    [InlineData("tunnel1.healthCheck.interval", "1")]
    [InlineData("tunnel1.healthCheck.interval", "300")]
    [InlineData("tunnel2.healthCheck.retries", "30")]
    public void Accepts_AtTheEdges(string path, string typed) => Classic().With(path, typed).Allows("health-check-out-of-range");

    [Theory]
    [InlineData("host.example.com")]
    [InlineData("172.16.0.9; reboot")]
    public void Rejects_VerifyAddressUnreadable(string typed) => OnPremises().With("verify.address", typed).Refuses("verify-address-unreadable", "verify.address");

    [Fact]
    public void Rejects_VerifyAddressOutsideTheSite() => OnPremises().With("verify.address", "10.0.20.15").Refuses("verify-address-outside-site", "verify.address");

    [Fact]
    public void Accepts_VerifyAddressInTheSiteOrNone() =>
        OnPremises().Allows("verify-address-unreadable").With("verify.address", "172.16.9.9").Allows("verify-address-outside-site").Allows("verify-address-unreadable");
}
