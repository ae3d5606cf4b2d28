using Microsoft.AspNetCore.Http;
using System.Net;
using System.Net.Sockets;
using VpnPortal.Cloud;

namespace VpnPortal.Engine.Tests.Cloud;

public sealed class FailureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "Body")]
    [InlineData(true, "Body")]
    [InlineData(false, "Query")]
    [InlineData(true, "Query")]
    public async Task Write_ConnectionClosedAfterRequestWasRead_IsSentOnceAndUnknown(bool reset, string placement)
    {
        using var server = new SilentServer(reset);
        using var cloud = new CloudUnderTest(server.Endpoint, ("Cloud:ParameterPlacement", placement));
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        await Task.Delay(200, Stop);
        Assert.Equal(1, server.Received);
        Assert.Equal((CloudErrorCodes.ConnectionLost, CallEffect.Unknown, true), (error.Code, error.Effect, error.IsTransient));
        Assert.Equal(CloudErrorClass.Server, error.Class);
    }

    [Fact]
    public async Task Read_ConnectionClosedAfterRequestWasRead_HasNoEffect()
    {
        using var server = new SilentServer(reset: true);
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.DescribeVpnGatewaysAsync(Requests.Region, Stop));
        Assert.Equal((CloudErrorCodes.ConnectionLost, CallEffect.None), (error.Code, error.Effect));
    }

    [Fact]
    public async Task Get_ConnectionClosedAfterRequestWasRead_IsCalledLost()
    {
        using var server = new SilentServer(reset: true);
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.DescribeDualTunnelZonesAsync(Requests.Region, 10, Stop));
        Assert.Equal((CloudErrorCodes.ConnectionLost, CallEffect.None), (error.Code, error.Effect));
    }

    [Fact]
    public async Task Write_Redirected_IsNotFollowed()
    {
        await using var server = await ScriptedCloud.StartAsync((context, _) =>
        {
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        Assert.Equal((CloudErrorCodes.UnusableAnswer, 307), (error.Code, error.HttpStatus));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Write_ConnectionRefused_HasNoEffect()
    {
        var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var endpoint = closed.LocalEndpoint.ToString()!;
        closed.Dispose();
        using var cloud = new CloudUnderTest(endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        Assert.Equal((CloudErrorCodes.ConnectFailed, CallEffect.None, true), (error.Code, error.Effect, error.IsTransient));
    }

    [Fact]
    public async Task Write_NoAnswerInTime_IsUnknown()
    {
        await using var server = await ScriptedCloud.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var cloud = new CloudUnderTest(server.Endpoint, ("Cloud:TimeoutSeconds", "1"));
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        Assert.Equal((CloudErrorCodes.Timeout, CallEffect.Unknown, true), (error.Code, error.Effect, error.IsTransient));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Write_AnswerStopsHalfway_IsUnknown()
    {
        await using var server = await ScriptedCloud.StartAsync(async (context, _) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"VpnGatewayId\":\"vpn-1\"");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        Assert.Equal((CloudErrorCodes.ConnectionLost, CallEffect.Unknown), (error.Code, error.Effect));
    }

    [Theory]
    [InlineData("<html><h1>502 Bad Gateway</h1></html>", 502)]
    [InlineData("", 500)]
    [InlineData("", 200)]
    [InlineData("null", 200)]
    [InlineData("[]", 200)]
    [InlineData("{\"RequestId\":\"R\"}", 200)]
    [InlineData("{\"message\":\"no code\"}", 400)]
    [InlineData("", 302)]
    public async Task Write_AnswerIsNotTheApis_IsUnusableAndUnknown(string body, int status)
    {
        await using var server = await ScriptedCloud.StartAsync(body, status);
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        Assert.Equal((CloudErrorCodes.UnusableAnswer, CallEffect.Unknown, true, status), (error.Code, error.Effect, error.IsTransient, error.HttpStatus));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("VpnGateway.Configuring", 400, CloudErrorClass.Busy, CallEffect.None)]
    [InlineData("InternalError", 500, CloudErrorClass.Server, CallEffect.Unknown)]
    [InlineData("SignatureNonceUsed", 400, CloudErrorClass.Server, CallEffect.Unknown)]
    [InlineData("IdempotenceProcessing", 400, CloudErrorClass.Idempotency, CallEffect.Unknown)]
    [InlineData("Forbidden.RAM", 403, CloudErrorClass.MoneyOrPermission, CallEffect.None)]
    public async Task Write_ErrorEnvelope_IsTranslated(string code, int status, CloudErrorClass expected, CallEffect effect)
    {
        await using var server = await ScriptedCloud.StartAsync(
            $$"""{"RequestId":"EB2C156A-1","HostId":"vpc.eu-central-1.aliyuncs.com","Code":"{{code}}","Message":"The words.","Recommend":"x"}""", status);
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        Assert.Equal(("CreateVpnGateway", code, "The words.", "EB2C156A-1"), (error.Action, error.Code, error.CloudMessage, error.RequestId));
        Assert.Equal((expected, effect, status), (error.Class, error.Effect, error.HttpStatus));
        Assert.Equal(expected.IsTransient, error.IsTransient);
    }

    [Theory]
    [InlineData("2500", 2500d)]
    [InlineData("99999999999", 600_000d)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task Write_Throttled_CarriesTheWaitInMilliseconds(string? header, double? milliseconds)
    {
        await using var server = await ScriptedCloud.StartAsync((context, _) =>
        {
            if (header is not null) context.Response.Headers["x-acs-retry-after"] = header;
            return ScriptedCloud.WriteAsync(context, """{"Code":"Throttling.User","Message":"flow control","RequestId":"R"}""", 400);
        });
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        Assert.Equal((CloudErrorClass.Throttling, CallEffect.None), (error.Class, error.Effect));
        Assert.Equal(milliseconds, error.RetryAfter?.TotalMilliseconds);
    }

    [Fact]
    public async Task Call_CancelledByCaller_PassesAsCancellation()
    {
        await using var server = await ScriptedCloud.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var cloud = new CloudUnderTest(server.Endpoint);
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), caller.Token));
        Assert.Equal(caller.Token, error.CancellationToken);
        Assert.Single(cloud.Lines);
    }

    [Fact]
    public async Task Call_RegionThatIsNone_IsNotSent()
    {
        await using var server = await ScriptedCloud.StartAsync("{}");
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.DescribeVpcsAsync("evil.example/", Stop));
        Assert.Equal((CloudErrorCodes.InvalidRegion, CloudErrorClass.Input, CallEffect.None, false), (error.Code, error.Class, error.Effect, error.IsTransient));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Answer_TooLong_IsGivenUp()
    {
        await using var server = await ScriptedCloud.StartAsync(new string(' ', 9 * 1024 * 1024));
        using var cloud = new CloudUnderTest(server.Endpoint);
        await Assert.ThrowsAsync<CloudException>(() => cloud.Vpc.DescribeVpnGatewaysAsync(Requests.Region, Stop));
    }
}
