using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VpnPortal.Cloud.Configuration;
using VpnPortal.Cloud.Registration;

namespace VpnPortal.Engine.Tests.Cloud;

public sealed class AlibabaOptionsTests
{
    [Fact]
    public void Validate_EverythingWrong_NamesEveryProblemAtOnce()
    {
        var failures = Validate(new AlibabaOptions
        {
            Endpoint = "evil.example", Protocol = "FTP", ParameterPlacement = "Header", TimeoutSeconds = 0, SecurityToken = "a b",
            Quotas = new QuotaOptions { VpnGateways = 0, BgpRoutes = -1 },
        }).ToList();
        Assert.Equal(9, failures.Count);
        foreach (var key in new[] { "Endpoint", "Protocol", "AccessKeyId", "AccessKeySecret", "SecurityToken", "ParameterPlacement", "TimeoutSeconds", "Quotas:VpnGateways", "Quotas:BgpRoutes" })
            Assert.Contains(failures, f => f.StartsWith("Cloud:" + key, StringComparison.Ordinal));
    }

    [Fact]
    public void AddAlibabaCloud_WrongSection_FailsTheStartWithAllProblems()
    {
        var services = new ServiceCollection().AddLogging().AddAlibabaCloud(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Equal(2, error.Failures.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("vpc.eu-central-1.aliyuncs.com")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("localhost:5080")]
    [InlineData("[::1]:5080")]
    public void Validate_AllowedEndpoint_Succeeds(string endpoint) => Assert.Empty(Validate(Valid(endpoint)));

    [Theory]
    [InlineData("aliyuncs.com.evil.example")]
    [InlineData("evilaliyuncs.com")]
    [InlineData("http://127.0.0.1")]
    [InlineData("127.0.0.1/x.aliyuncs.com")]
    [InlineData("evil.example#.aliyuncs.com")]
    [InlineData("evil.example\\.aliyuncs.com")]
    [InlineData("u@vpc.aliyuncs.com")]
    [InlineData("100.100.100.200")]
    [InlineData("10.0.0.1")]
    public void Validate_ForeignEndpoint_Fails(string endpoint) => Assert.Single(Validate(Valid(endpoint)));

    [Theory]
    [InlineData("", 1)]
    [InlineData("vpc.aliyuncs.com", 1)]
    [InlineData("127.0.0.1:5080", 0)]
    public void Validate_PlainHttp_IsForLoopbackOnly(string endpoint, int problems)
    {
        var options = Valid(endpoint);
        options.Protocol = "http";
        Assert.Equal(problems, Validate(options).Count());
    }

    [Theory]
    [InlineData("vpc", "eu-central-1", "https://vpc.eu-central-1.aliyuncs.com/")]
    [InlineData("vpc", "cn-hangzhou", "https://vpc.aliyuncs.com/")]
    [InlineData("vpc", "", "https://vpc.aliyuncs.com/")]
    [InlineData("ecs", "cn-hangzhou", "https://ecs.cn-hangzhou.aliyuncs.com/")]
    [InlineData("ram", "", "https://ram.aliyuncs.com/")]
    public void Endpoint_Empty_IsTheProductsOwn(string product, string region, string url) =>
        Assert.Equal(url, CloudEndpoint.Of(Valid(""), product, region).ToString());

    private static AlibabaOptions Valid(string endpoint) => new() { Endpoint = endpoint, AccessKeyId = "id", AccessKeySecret = "secret" };

    private static IEnumerable<string> Validate(AlibabaOptions options) => new AlibabaOptionsValidator().Validate(null, options).Failures ?? [];
}
