namespace VpnPortal.Engine.Tests.Cloud;

public sealed class PagingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(50)]
    [InlineData(10)]
    public async Task Describe_ManyPages_AreReadToTheEndWithoutDoubles(int serverPage)
    {
        await using var server = await ScriptedCloud.StartAsync(seen => Page(seen, serverPage, total: 120));
        using var cloud = new CloudUnderTest(server.Endpoint);
        var gateways = await cloud.Vpc.DescribeVpnGatewaysAsync(Requests.Region, Stop);
        Assert.Equal(120, gateways.Select(g => g.Id).Distinct().Count());
        Assert.Equal(120, gateways.Count);
        Assert.Equal(120 / serverPage + (120 % serverPage > 0 ? 1 : 0), server.Requests.Count);
        Assert.All(server.Requests, seen => Assert.Equal("50", seen.Parameters["PageSize"]));
    }

    [Fact]
    public async Task Describe_EntriesVanishMeanwhile_Ends()
    {
        await using var server = await ScriptedCloud.StartAsync(seen =>
            seen.Parameters["PageNumber"] == "1" ? Page(seen, 50, 120) : """{"VpnGateways":null,"TotalCount":120}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(50, (await cloud.Vpc.DescribeVpnGatewaysAsync(Requests.Region, Stop)).Count);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Describe_EntryMovesToNextPage_IsGivenOnce()
    {
        await using var server = await ScriptedCloud.StartAsync(seen => seen.Parameters["PageNumber"] == "1"
            ? """{"VpnGateways":{"VpnGateway":[{"VpnGatewayId":"vpn-1"},{"VpnGatewayId":"vpn-2"}]},"TotalCount":4}"""
            : """{"VpnGateways":{"VpnGateway":[{"VpnGatewayId":"vpn-2"},{"VpnGatewayId":"vpn-3"}]},"TotalCount":4}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(["vpn-1", "vpn-2", "vpn-3"], (await cloud.Vpc.DescribeVpnGatewaysAsync(Requests.Region, Stop)).Select(g => g.Id));
    }

    private static string Page(SeenRequest seen, int size, int total)
    {
        var first = (int.Parse(seen.Parameters["PageNumber"], System.Globalization.CultureInfo.InvariantCulture) - 1) * size;
        var items = Enumerable.Range(first, Math.Clamp(total - first, 0, size)).Select(i => $$"""{"VpnGatewayId":"vpn-{{i}}"}""");
        return $$"""{"VpnGateways":{"VpnGateway":[{{string.Join(',', items)}}]},"TotalCount":{{total}}}""";
    }
}
