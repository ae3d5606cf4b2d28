using System.Text.Json;
using VpnPortal.Cloud;
using VpnPortal.Cloud.Configuration;

namespace VpnPortal.Engine.Tests.Cloud;

/// <summary>Plants secrets and looks for them wherever words end up.</summary>
public sealed class SecrecyTests
{
    private const string Token = "PLANTED-sts-token";

    [Theory]
    [InlineData("Body")]
    [InlineData("Query")]
    public async Task Failure_ServerEchoesEverything_HoldsNoSecret(string placement)
    {
        await using var server = await ScriptedCloud.StartAsync((context, seen) => ScriptedCloud.WriteAsync(
            context,
            JsonSerializer.Serialize(new
            {
                Code = "Invalid" + CloudUnderTest.Secret,
                Message = $"{Requests.Psk} {seen.Body} {CloudUnderTest.Secret} {Token}\r\nforged log line",
                RequestId = Token,
            }),
            400));
        using var cloud = new CloudUnderTest(server.Endpoint, ("Cloud:SecurityToken", Token), ("Cloud:ParameterPlacement", placement));
        var error = await Assert.ThrowsAsync<CloudException>(
            () => cloud.Vpc.CreateIpsecConnectionAsync(Requests.Connection(), TestContext.Current.CancellationToken));
        var everything = error + "\n" + error.Code + error.CloudMessage + error.RequestId + string.Join('\n', cloud.Lines);
        Assert.DoesNotContain("PLANTED", everything, StringComparison.Ordinal);
        Assert.Contains("•••", error.CloudMessage, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.CloudMessage);
        Assert.DoesNotContain("PLANTED", server.Requests.Single().Query, StringComparison.Ordinal);
        Assert.Contains("PLANTED", server.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_AnyCall_IsOneLineWithoutParameters()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"VpnConnectionId":"vco-1","RequestId":"REQ-1"}""");
        using var cloud = new CloudUnderTest(server.Endpoint, ("Cloud:SecurityToken", Token));
        await cloud.Vpc.CreateIpsecConnectionAsync(Requests.Connection(), TestContext.Current.CancellationToken);
        var line = Assert.Single(cloud.Lines);
        Assert.Matches("^Information CreateVpnConnection in eu-central-1 answered 200 OK, request REQ-1, after \\d+ ms $", line);
    }

    [Fact]
    public async Task UnusableAnswer_WithKeyInside_IsNotQuoted()
    {
        await using var server = await ScriptedCloud.StartAsync("{\"VpnConnections\": PLANTED-from-the-cloud");
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(
            () => cloud.Vpc.DescribeIpsecConnectionsAsync(Requests.Region, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("PLANTED", error + string.Join('\n', cloud.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_PrintedOrSerialised_HideSecrets()
    {
        var options = new AlibabaOptions { AccessKeyId = "id", AccessKeySecret = "PLANTED", SecurityToken = "PLANTED" };
        Assert.DoesNotContain("PLANTED", options + JsonSerializer.Serialize(options), StringComparison.Ordinal);
    }
}
