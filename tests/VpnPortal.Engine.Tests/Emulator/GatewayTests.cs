using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class GatewayTests
{
    [Fact]
    public async Task Gateway_WhileItMatures_PassesItsStatesAndTellsAddressesLast()
    {
        await using var cloud = await EmulatedCloud.Start();
        var id = await cloud.Gateway(1);
        var states = new List<string>();
        for (var second = 0; second <= 301; second += 2, cloud.Clock.Advance(2))
        {
            var seen = await cloud.Describe(id);
            var state = (string)seen["Status"]!;
            Assert.Equal(state == "active", seen["InternetIp"] is not null && seen["DisasterRecoveryInternetIp"] is not null);
            if (states.LastOrDefault() != state)
                states.Add(state);
            if (second < 60)
                Assert.NotEqual("active", state);
        }

        Assert.Equal(["init", "provisioning", "active"], states);
    }

    [Fact]
    public async Task Gateway_AtScale18_IsActiveWithinSeventeenSeconds()
    {
        await using var cloud = await EmulatedCloud.Start(o => o.TimeScale = 18);
        var id = await cloud.Gateway(1);
        cloud.Clock.Advance(3);
        Assert.NotEqual("active", (string?)(await cloud.Describe(id))["Status"]);
        cloud.Clock.Advance(14);
        Assert.Equal("active", (string?)(await cloud.Describe(id))["Status"]);
    }

    [Fact]
    public async Task Create_SameTokenTwice_GivesTheSameGateway()
    {
        await using var cloud = await EmulatedCloud.Start();
        var first = await cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1, "token-1"));
        var second = await cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1, "token-1"));
        Assert.Equal((string?)first["VpnGatewayId"], (string?)second["VpnGatewayId"]);
        Assert.NotEqual((string?)first["RequestId"], (string?)second["RequestId"]);
        Assert.Equal(1, (int?)(await cloud.Ok("DescribeVpnGateways"))["TotalCount"]);
        Assert.Equal(["applied", "replayed"], cloud.Server.Ledger().Select(e => e.Outcome));
    }

    [Fact]
    public async Task Create_SameTokenOtherParameters_IsAMismatch()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1, "token-1"));
        await cloud.Refused("IdempotentParameterMismatch", "CreateVpnGateway", EmulatedCloud.GatewayOrder(2, "token-1"));
    }

    [Theory]
    [InlineData("VpcId", "", "MissingVpcId")]
    [InlineData("VpcId", "vpc-none", "InvalidVpcId.NotFound")]
    [InlineData("VSwitchId", "vsw-none", "InvalidVSwitchId.NotFound")]
    [InlineData("DisasterRecoveryVSwitchId", SeedIds.Vpc1SwitchB, "InvalidVSwitchId.SecondVswitchNotSupport")]
    [InlineData("DisasterRecoveryVSwitchId", "", "MissingDisasterRecoveryVSwitchId")]
    [InlineData("Bandwidth", "11", "InvalidBandwidth")]
    [InlineData("Bandwidth", "", "MissingBandwidth")]
    [InlineData("Name", "1st", "InvalidName")]
    [InlineData("Name", "http://x", "InvalidName")]
    [InlineData("NetworkType", "secret", "InvalidNetworkType")]
    [InlineData("EnableIpsec", "False", "InvalidEnableIpsec")]
    [InlineData("EnableSsl", "perhaps", "InvalidEnableSsl")]
    public async Task Create_BadParameter_IsRefusedAndNothingExists(string name, string value, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        var order = EmulatedCloud.GatewayOrder(1).Where(p => p.Item1 != name).Append((name, value)).ToArray();
        await cloud.Refused(code, "CreateVpnGateway", order);
        Assert.Equal(0, (int?)(await cloud.Ok("DescribeVpnGateways"))["TotalCount"]);
        Assert.Equal(code, cloud.Server.Ledger().Single().Effect);
    }

    [Fact]
    public async Task Create_BeyondTheQuota_IsRefused()
    {
        // The gateway of the landscape, in another region, counts as well.
        await using var cloud = await EmulatedCloud.Start(o => o.Quotas.VpnGateways = 2);
        await cloud.Gateway(1);
        await cloud.Refused("Resource.QuotaFull", "CreateVpnGateway", EmulatedCloud.GatewayOrder(2));
    }

    [Fact]
    public async Task Modify_WhileUpdating_IsConfiguring()
    {
        await using var cloud = await EmulatedCloud.Start();
        var id = await cloud.Gateway(1);
        await cloud.Refused("VpnGateway.Configuring", "ModifyVpnGatewayAttribute", ("VpnGatewayId", id), ("Name", "early"));
        cloud.Clock.Advance(301);
        await cloud.Ok("ModifyVpnGatewayAttribute", ("VpnGatewayId", id), ("Name", "renamed"), ("AutoPropagate", "True"));
        var seen = await cloud.Describe(id);
        Assert.Equal(("updating", "renamed", true), ((string?)seen["Status"], (string?)seen["Name"], (bool?)seen["AutoPropagate"]));
        await cloud.Refused("VpnGateway.Configuring", "ModifyVpnGatewayAttribute", ("VpnGatewayId", id), ("Name", "twice"));
        cloud.Clock.Advance(10);
        Assert.Equal("active", (string?)(await cloud.Describe(id))["Status"]);
    }

    [Fact]
    public async Task Delete_ActiveGateway_GoesThroughDeletingAndTakesItsTags()
    {
        await using var cloud = await EmulatedCloud.Start();
        var id = await cloud.ActiveGateway(1);
        await cloud.Ok("TagResources", ("ResourceType", "VpnGateway"), ("ResourceId.1", id), ("Tag.1.Key", "k"), ("Tag.1.Value", "v"));
        await cloud.Ok("DeleteVpnGateway", ("VpnGatewayId", id));
        Assert.Equal("deleting", (string?)(await cloud.Describe(id))["Status"]);
        cloud.Clock.Advance(60);
        await cloud.Refused("InvalidVpnGatewayInstanceId.NotFound", "DescribeVpnGateway", ("VpnGatewayId", id));
        var tags = await cloud.Ok("ListTagResources", ("ResourceType", "VPNGATEWAY"));
        Assert.Empty(tags["TagResources"]!["TagResource"]!.AsArray());
    }

    [Fact]
    public async Task Delete_PrepaidGateway_IsForbidden()
    {
        await using var cloud = await EmulatedCloud.Start();
        var made = await cloud.Ok("CreateVpnGateway", [.. EmulatedCloud.GatewayOrder(1), ("InstanceChargeType", "PREPAY"), ("AutoPay", "true")]);
        cloud.Clock.Advance(301);
        await cloud.Refused("ForbiddenRelease", "DeleteVpnGateway", ("VpnGatewayId", (string)made["VpnGatewayId"]!));
    }

    [Fact]
    public async Task DescribeList_Pages_AreCutAsAsked()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Gateway(1);
        var second = await cloud.Gateway(2);
        var page = await cloud.Ok("DescribeVpnGateways", ("PageSize", "1"), ("PageNumber", "2"));
        Assert.Equal((2, second), ((int?)page["TotalCount"], (string?)page["VpnGateways"]!["VpnGateway"]![0]!["VpnGatewayId"]));
        await cloud.Refused("InvalidPageSize", "DescribeVpnGateways", ("PageSize", "51"));
    }

    [Fact]
    public async Task SameSeed_SameCalls_GiveTheSameLedger()
    {
        await using var one = await EmulatedCloud.Start();
        await using var two = await EmulatedCloud.Start();
        foreach (var cloud in new[] { one, two })
            await cloud.Gateway(1);
        Assert.Equivalent(one.Server.Ledger(), two.Server.Ledger(), strict: true);
    }
}
