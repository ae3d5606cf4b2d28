using System.Text;
using System.Text.Json.Nodes;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class WireTests
{
    [Theory]
    [InlineData("CreateEverything", "")]
    [InlineData("DescribeVpcs", "1999-01-01")]
    [InlineData("", "2016-04-28")]
    public async Task Call_UnknownApi_GetsTheEnvelope(string action, string version)
    {
        await using var cloud = await EmulatedCloud.Start();
        using var request = cloud.Client.Build(action, [], version: version);
        var answer = await cloud.Client.Send(request);
        Assert.Equal((404, "InvalidApi.NotFound"), (answer.Status, answer.Code));
        Assert.NotNull(answer.Body["HostId"]);
        Assert.NotNull(answer.Body["Recommend"]);
    }

    [Theory]
    [InlineData("PUT", "/", "UnsupportedHTTPMethod")]
    [InlineData("DELETE", "/?Action=DescribeVpcs", "UnsupportedHTTPMethod")]
    [InlineData("GET", "/elsewhere", "InvalidApi.NotFound")]
    [InlineData("GET", "/", "IncompleteSignature")]
    [InlineData("POST", "/?a=%zz&a=%FF&=&&", "IncompleteSignature")]
    public async Task Request_Malformed_GetsTheEnvelope(string method, string path, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var response = await http.SendAsync(new HttpRequestMessage(new(method), path), TestContext.Current.CancellationToken);
        Assert.Equal(code, (await Answer.Read(response)).Code);
    }

    [Theory]
    [InlineData("ACS3-HMAC-SHA256")]
    [InlineData("ACS3-HMAC-SHA256 ")]
    [InlineData("ACS3-HMAC-SHA256 Credential=emulator")]
    [InlineData("ACS3-HMAC-SHA256 Credential=emulator,SignedHeaders=,Signature=")]
    [InlineData("ACS3-HMAC-SHA256 Credential=emulator,Credential=emulator,SignedHeaders=host,Signature=0")]
    [InlineData("Basic ZW11bGF0b3I6")]
    public async Task Call_MalformedAuthorization_IsIncomplete(string authorization)
    {
        await using var cloud = await EmulatedCloud.Start();
        using var request = cloud.Client.Build("DescribeVpcs", []);
        request.Headers.Remove("authorization");
        request.Headers.TryAddWithoutValidation("authorization", authorization);
        Assert.Equal("IncompleteSignature", (await cloud.Client.Send(request)).Code);
    }

    [Fact]
    public async Task Call_ParameterGivenTwice_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Refused("InvalidParameter.Duplicate", "DescribeVpcs", ("VpcId", "a"), ("VpcId", "b"));
    }

    [Fact]
    public async Task Request_TenMegabytes_GetsTheEnvelope()
    {
        await using var cloud = await EmulatedCloud.Start();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var response = await http.PostAsync("/", new ByteArrayContent(new byte[10 * 1024 * 1024]), TestContext.Current.CancellationToken);
        Assert.Equal("RequestEntityTooLarge", (await Answer.Read(response)).Code);
    }

    [Fact]
    public async Task Call_ChunkedBody_IsAccepted()
    {
        await using var cloud = await EmulatedCloud.Start();
        using var request = cloud.Client.Build("DescribeVpcs", []);
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(200, (await cloud.Client.Send(request)).Status);
    }

    [Fact]
    public async Task DescribeVpnGatewayAvailableZones_ByGet_IsABareArray()
    {
        await using var cloud = await EmulatedCloud.Start();
        var zones = await cloud.Ok("DescribeVpnGatewayAvailableZones", ("Spec", "10M"), ("AcceptLanguage", "en-US"));
        Assert.IsType<JsonArray>(zones["AvailableZoneIdList"]);
        Assert.Equal(3, zones["AvailableZoneIdList"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("zh-CN", "德国（法兰克福）")]
    [InlineData("en-US", "Germany (Frankfurt)")]
    public async Task DescribeRegions_Language_NamesTheRegionInIt(string language, string expected)
    {
        await using var cloud = await EmulatedCloud.Start();
        var regions = (await cloud.Ok("DescribeRegions", ("AcceptLanguage", language)))["Regions"]!["Region"]!.AsArray();
        Assert.Equal(26, regions.Count);
        Assert.Contains(regions, r => (string?)r!["LocalName"] == expected);
    }

    [Fact]
    public async Task Call_MissingOrUnknownRegion_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Refused("InvalidRegionId.NotFound", "DescribeVpcs", ("RegionId", "mars-1"));
        await cloud.Refused("MissingRegionId", "DescribeVpcs", ("RegionId", ""));
    }
}
