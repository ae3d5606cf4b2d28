namespace VpnPortal.Engine.Tests.Emulator;

public sealed class CustomerGatewayTests
{
    [Theory]
    [InlineData("IpAddress", "", "MissingIpAddress")]
    [InlineData("IpAddress", "8.8.8", "InvalidIpAddress.WrongFormat")]
    [InlineData("IpAddress", "2001:db8::1", "InvalidIpAddress.WrongFormat")]
    [InlineData("IpAddress", "100.64.0.1", "InvalidIpAddress")]
    [InlineData("IpAddress", "169.254.10.1", "InvalidIpAddress")]
    [InlineData("Asn", "45104", "InvalidAsn")]
    [InlineData("Asn", "4294967296", "InvalidAsn")]
    [InlineData("Asn", "x", "InvalidAsn")]
    [InlineData("AuthKey", "what?", "InvalidAuthKey")]
    [InlineData("Description", "https://x", "InvalidDescription")]
    [InlineData("Tags.1.Key", "acs:x", "InvalidTag")]
    public async Task Create_BadParameter_IsRefused(string name, string value, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        (string, string)[] order = [.. new[] { ("IpAddress", "8.8.8.8") }.Where(p => p.Item1 != name), (name, value)];
        await cloud.Refused(code, "CreateCustomerGateway", order);
    }

    [Fact]
    public async Task Create_SameIpTwice_IsRefusedInTheRegionOnly()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Customer("8.8.8.8");
        await cloud.Refused("InvalidIpAddress.AlreadyExist", "CreateCustomerGateway", ("IpAddress", "8.8.8.8"));
        await cloud.Ok("CreateCustomerGateway", ("RegionId", "cn-hangzhou"), ("IpAddress", "8.8.8.8"));
    }

    [Fact]
    public async Task Create_DottedAsn_IsShownAsItsNumber()
    {
        await using var cloud = await EmulatedCloud.Start();
        var made = await cloud.Ok("CreateCustomerGateway", ("IpAddress", "8.8.8.8"), ("Asn", "123.456"), ("AuthKey", "md5key"));
        var seen = await cloud.Ok("DescribeCustomerGateway", ("CustomerGatewayId", (string)made["CustomerGatewayId"]!));
        Assert.Equal((123 * 65536) + 456, (long?)seen["Asn"]);
        Assert.Equal("***", cloud.Server.Ledger()[0].Parameters["AuthKey"]);
    }

    [Fact]
    public async Task Delete_InUse_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        var gateway = await cloud.ActiveGateway(1);
        var customer = await cloud.Customer("8.8.8.8");
        await cloud.Connection(gateway, (customer, customer));
        await cloud.Refused("DependencyViolation.CustomerGateway", "DeleteCustomerGateway", ("CustomerGatewayId", customer));
    }
}
