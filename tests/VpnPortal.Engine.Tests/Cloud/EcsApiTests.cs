using System.Text;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;

namespace VpnPortal.Engine.Tests.Cloud;

public sealed class EcsApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DescribeInstances_TwoPages_CarryAssistantState()
    {
        await using var server = await ScriptedCloud.StartAsync(seen => (seen.Action, seen.Parameters.GetValueOrDefault("NextToken")) switch
        {
            ("DescribeInstances", null) => $$"""{"Instances":{"Instance":[{{Instance("i-1")}}]},"NextToken":"more"}""",
            ("DescribeInstances", "more") => $$"""{"Instances":{"Instance":[{{Instance("i-2")}}]},"NextToken":""}""",
            _ => """
                {"InstanceCloudAssistantStatusSet":{"InstanceCloudAssistantStatus":[
                 {"InstanceId":"i-1","CloudAssistantStatus":"true"},{"InstanceId":"i-2","CloudAssistantStatus":"false"}]}}
                """,
        });
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(
            [
                new DiscoveredInstance("i-1", "ECS", "vpc-1", "10.0.0.5", "Running", CloudAssistantOnline: true),
                new DiscoveredInstance("i-2", "ECS", "vpc-1", "10.0.0.5", "Running", CloudAssistantOnline: false),
            ],
            await cloud.Ecs.DescribeInstancesAsync(Requests.Region, "vpc-1", Stop));
        var status = server.Requests.Last();
        Assert.Equal(("DescribeCloudAssistantStatus", "2014-05-26", "i-1", "i-2"),
            (status.Action, status.Headers["x-acs-version"], status.Parameters["InstanceId.1"], status.Parameters["InstanceId.2"]));
    }

    [Fact]
    public async Task RunCommand_Always_SendsBase64Once()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"CommandId":"c-1","InvokeId":"t-1","RequestId":"R"}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        var started = await cloud.Ecs.RunCommandAsync(Requests.Region, "i-1", "ping -c 4 10.1.0.5", TimeSpan.FromSeconds(29.5), "token", Stop);
        Assert.Equal(new StartedCommand("t-1", "R"), started);
        var sent = server.Requests.Single().Parameters;
        Assert.Equal("ping -c 4 10.1.0.5", Encoding.UTF8.GetString(Convert.FromBase64String(sent["CommandContent"])));
        Assert.Equal(("Base64", "Once", "30", "RunShellScript", "i-1", "token"),
            (sent["ContentEncoding"], sent["RepeatMode"], sent["Timeout"], sent["Type"], sent["InstanceId.1"], sent["ClientToken"]));
    }

    [Theory]
    [InlineData("""[]""", "Pending", false, null, "", null)]
    [InlineData("""[{"InstanceId":"i-9","InvocationStatus":"Success"}]""", "Pending", false, null, "", null)]
    [InlineData("""[{"InstanceId":"i-1","InvocationStatus":"Running","ExitCode":0,"Output":"PING"}]""", "Running", false, null, "PING", null)]
    [InlineData("""[{"InstanceId":"i-1","InvocationStatus":"Failed","ExitCode":"1","Output":"loss"}]""", "Failed", true, 1, "loss", null)]
    [InlineData("""[{"InstanceId":"i-1","InvocationStatus":"Error","ErrorCode":"ClientNotRunning"}]""", "Error", true, null, "", "ClientNotRunning")]
    public async Task DescribeInvocationResult_AnyState_IsRead(
        string results, string status, bool final, int? exitCode, string output, string? errorCode)
    {
        await using var server = await ScriptedCloud.StartAsync($$"""{"Invocation":{"InvocationResults":{"InvocationResult":{{results}} } } }""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(
            new CommandResult(status, final, exitCode, output, errorCode),
            await cloud.Ecs.DescribeInvocationResultAsync(Requests.Region, "t-1", "i-1", Stop));
        Assert.Equal("PlainText", server.Requests.Single().Parameters["ContentEncoding"]);
    }

    private static string Instance(string id) =>
        $$"""
        {"InstanceId":"{{id}}","InstanceName":"ECS","Status":"Running","ZoneId":"eu-central-1a",
         "VpcAttributes":{"VpcId":"vpc-1","PrivateIpAddress":{"IpAddress":["10.0.0.5"]} } }
        """;
}
