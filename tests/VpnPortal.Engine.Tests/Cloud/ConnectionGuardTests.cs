using System.Net;
using VpnPortal.Cloud.Configuration;
using VpnPortal.Cloud.Transport;

namespace VpnPortal.Engine.Tests.Cloud;

public sealed class ConnectionGuardTests
{
    [Theory]
    [InlineData("100.100.100.200")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    public void IsAllowed_LocalAddressOfCloudEndpoint_IsRefused(string address) =>
        Assert.False(ConnectionGuard.IsAllowed(IPAddress.Parse(address), toLoopback: false));

    [Theory]
    [InlineData("http://100.100.100.200/latest/meta-data/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[::ffff:100.100.100.200]/")]
    public async Task Connect_MetadataAddress_IsRefusedBeforeItIsTried(string url)
    {
        using var client = new HttpClient(CloudHandler.Create(new AlibabaOptions()));
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(url, TestContext.Current.CancellationToken));
        Assert.IsType<ForbiddenAddressException>(error.InnerException);
    }

    [Theory]
    [InlineData("47.88.1.2")]
    [InlineData("100.100.80.7")]
    public void IsAllowed_AddressOfCloudEndpoint_IsAccepted(string address) =>
        Assert.True(ConnectionGuard.IsAllowed(IPAddress.Parse(address), toLoopback: false));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("47.88.1.2", false)]
    public void IsAllowed_LoopbackEndpoint_StaysOnThisMachine(string address, bool allowed) =>
        Assert.Equal(allowed, ConnectionGuard.IsAllowed(IPAddress.Parse(address), toLoopback: true));
}
