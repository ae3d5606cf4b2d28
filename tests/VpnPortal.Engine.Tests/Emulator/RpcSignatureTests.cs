using System.Security.Cryptography;
using System.Text;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>Signature 1.0, written here from its description and not from the emulator's code.</summary>
public sealed class RpcSignatureTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Call_SignedWithSha1_IsAnswered(string method)
    {
        await using var cloud = await EmulatedCloud.Start();
        var answer = await Send(cloud, method, [("Action", "DescribeVpcs"), ("VpcName", "VPC1")]);
        Assert.Equal((200, 1), (answer.Status, (int)answer.Body["TotalCount"]!));
    }

    [Fact]
    public async Task Call_FormParameters_AreSignedAndTaken()
    {
        await using var cloud = await EmulatedCloud.Start();
        var answer = await Send(cloud, "POST", [("Action", "CreateCustomerGateway")], form: [("IpAddress", "203.0.113.4"), ("Name", "网关 a+b*c~d/e")]);
        Assert.Equal((200, "网关 a+b*c~d/e"), (answer.Status, (string)answer.Body["Name"]!));
        Assert.DoesNotContain("Signature", cloud.Server.Ledger().Single().Parameters.Keys);
    }

    [Theory]
    [InlineData("AccessKeyId", "stranger", "InvalidAccessKeyId.NotFound")]
    [InlineData("Signature", "bm90IGl0", "SignatureDoesNotMatch")]
    [InlineData("Timestamp", "yesterday", "InvalidTimeStamp.Format")]
    [InlineData("Timestamp", "2020-01-01T00:00:00Z", "InvalidTimeStamp.Expired")]
    [InlineData("SignatureMethod", "HMAC-MD5", "IncompleteSignature")]
    [InlineData("SignatureNonce", "", "MissingSignatureNonce")]
    [InlineData("AccessKeyId", "", "MissingAccessKeyId")]
    [InlineData("Version", "1999-01-01", "InvalidApi.NotFound")]
    [InlineData("Action", "CreateEverything", "InvalidApi.NotFound")]
    public async Task Call_OneThingWrong_IsRefused(string name, string value, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        Assert.Equal(code, (await Send(cloud, "POST", [("Action", "DescribeVpcs")], change: (name, value))).Code);
    }

    [Fact]
    public async Task Refusal_OfTheSignature_TellsNoParameter()
    {
        await using var cloud = await EmulatedCloud.Start();
        var answer = await Send(cloud, "POST", [("Action", "CreateVpnConnection"), ("IkeConfig", "{\"Psk\":\"planted-secret\"}")], change: ("Signature", "bm90IGl0"));
        Assert.DoesNotContain("planted", answer.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_InAHeaderThatNobodySigned_IsNotTaken()
    {
        await using var cloud = await EmulatedCloud.Start();
        var id = await cloud.ActiveGateway(1);
        var answer = await Send(cloud, "GET", [("Action", "DescribeVpnGateway"), ("VpnGatewayId", id)], headers: [("x-acs-action", "DeleteVpnGateway")]);
        Assert.Equal("active", (string?)answer.Body["Status"]);
        Assert.Equal("active", (string?)(await cloud.Describe(id))["Status"]);
    }

    [Fact]
    public async Task Nonce_UsedTwice_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        (string, string)[] call = [("Action", "DescribeVpcs"), ("SignatureNonce", "once")];
        Assert.Equal(200, (await Send(cloud, "GET", call)).Status);
        Assert.Equal("SignatureNonceUsed", (await Send(cloud, "GET", call)).Code);
    }

    private static async Task<Answer> Send(
        EmulatedCloud cloud, string method, (string Name, string Value)[] query, (string Name, string Value)[]? form = null, (string Name, string Value)? change = null,
        (string Name, string Value)[]? headers = null)
    {
        var all = new Dictionary<string, string>
        {
            ["Format"] = "json",
            ["Version"] = "2016-04-28",
            ["RegionId"] = "eu-central-1",
            ["Timestamp"] = cloud.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            ["SignatureNonce"] = Guid.NewGuid().ToString(),
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureVersion"] = "1.0",
            ["AccessKeyId"] = "emulator",
        };
        foreach (var (name, value) in query)
            all[name] = value;
        if (change is { } early && early.Name != "Signature")
            all[early.Name] = early.Value;
        var signed = all.Concat((form ?? []).Select(f => KeyValuePair.Create(f.Name, f.Value)))
            .Select(p => (Key: Uri.EscapeDataString(p.Key), Value: Uri.EscapeDataString(p.Value))).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}");
        var toSign = $"{method}&%2F&{Uri.EscapeDataString(string.Join('&', signed))}";
        all["Signature"] = change is { Name: "Signature" } forged
            ? forged.Value
            : Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes("emulator-secret&"), Encoding.UTF8.GetBytes(toSign)));
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var request = new HttpRequestMessage(new(method), "/?" + string.Join('&', all.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")));
        if (form is not null)
            request.Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        foreach (var (name, value) in headers ?? [])
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }
}
