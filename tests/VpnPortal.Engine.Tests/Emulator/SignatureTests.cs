using System.Text;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class SignatureTests
{
    private const string NoBody = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";

    /// <summary>Requests recorded from the official C# SDK, key testid / testsecret.</summary>
    [Theory]
    [InlineData("POST", "?RegionId=eu-central-1&Tag.1.Key=%E7%8E%AF%E5%A2%83&Tag.1.Value=a%20b%2Bc%2Ad~e%2Ff", "DescribeVpnGateways", "d30c7a04-9d14-4577-97c2-6cc98e44b3f4", "", "3052c6d76e9d6295796330da1c97336c4962222261cc78e30892e30e87082a97")]
    [InlineData("POST", "?Name=a%20b%2Ac~d%2Be%20%E5%90%8D&RegionId=eu-central-1&VpnConnectionId=vco-1", "ModifyVpnConnectionAttribute", "ad232363-5f35-41e5-ac53-c02c0cad363c", "TunnelOptionsSpecification.1.TunnelId=tun-1&TunnelOptionsSpecification.1.TunnelIkeConfig.Psk=p%2A~%20%2B%2F%3D%26", "c59d4154e2ff3bd428c0721c444de87ab286f17aa152ceadcdbb6234dee7e37c")]
    [InlineData("GET", "?RegionId=eu-central-1&Spec=10M", "DescribeVpnGatewayAvailableZones", "cba90c32-656c-4a8a-91ca-4594a44a8bf7", "", "781315c8fe7640d34e87f8dd9e8befb4fc66cd238fd208dcfb79a511b3db987f")]
    public void Sign_OfficialSdkVector_GivesItsSignature(string method, string query, string action, string nonce, string body, string expected)
    {
        var names = (body.Length == 0 ? NoBody : "content-type;" + NoBody).Split(';');
        Assert.Equal(expected, Acs3Signature.Sign(Acs3Signature.StringToSign(Recorded(method, query, action, nonce, body), names), "testsecret"));
    }

    [Fact]
    public void Sign_BareSpecialsOnTheWire_AreEncodedFirst()
    {
        var names = NoBody.Split(';');
        var encoded = Recorded("POST", "?Name=a%2A%27%28%29%21~", "DescribeVpcs", "n", "");
        var bare = Recorded("POST", "?Name=a*'()!~", "DescribeVpcs", "n", "");
        Assert.Equal(Acs3Signature.StringToSign(encoded, names), Acs3Signature.StringToSign(bare, names));
    }

    [Fact]
    public void NonceCache_AtCapacity_ForgetsTheOldestOnly()
    {
        var cache = new NonceCache(TimeSpan.FromMinutes(30), capacity: 2);
        var now = DateTimeOffset.UnixEpoch;
        Assert.True(cache.TryUse("a", now) && cache.TryUse("b", now) && cache.TryUse("c", now));
        Assert.False(cache.TryUse("c", now));
        Assert.False(cache.TryUse("b", now));
        Assert.True(cache.TryUse("a", now));
        Assert.True(cache.TryUse("c", now.AddMinutes(31)));
    }

    [Fact]
    public async Task Call_WrongSecretOrKey_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Client.Secret = "guess";
        await cloud.Refused("SignatureDoesNotMatch", "DescribeVpcs");
        cloud.Client.KeyId = "stranger";
        Assert.Equal(404, (await cloud.Client.Call("DescribeVpcs")).Status);
    }

    [Theory]
    [InlineData(-16 * 60)]
    [InlineData(16 * 60)]
    public async Task Call_DateOutsideFifteenMinutes_IsRefused(int seconds)
    {
        await using var cloud = await EmulatedCloud.Start();
        using var request = cloud.Client.Build("DescribeVpcs", []);
        cloud.Clock.Advance(seconds);
        Assert.Equal("InvalidTimeStamp.Expired", (await cloud.Client.Send(request)).Code);
    }

    [Fact]
    public async Task Call_ReplayedNonce_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        using var first = cloud.Client.Build("DescribeVpcs", [], "nonce-1");
        using var second = cloud.Client.Build("DescribeVpcs", [], "nonce-1");
        Assert.Equal(200, (await cloud.Client.Send(first)).Status);
        Assert.Equal("SignatureNonceUsed", (await cloud.Client.Send(second)).Code);
    }

    [Fact]
    public async Task Call_TamperedBody_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        using var request = cloud.Client.Build("CreateCustomerGateway", [("IpAddress", "8.8.8.8")]);
        request.Content = new StringContent("RegionId=eu-central-1&IpAddress=9.9.9.9", Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal("SignatureDoesNotMatch", (await cloud.Client.Send(request)).Code);
        Assert.Empty(cloud.Server.Ledger());
    }

    [Fact]
    public async Task Call_UnsignedActionHeader_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        using var request = cloud.Client.Build("DescribeVpcs", []);
        request.Headers.Add("x-acs-extra", "smuggled");
        Assert.Equal("IncompleteSignature", (await cloud.Client.Send(request)).Code);
    }

    private static ApiRequest Recorded(string method, string query, string action, string nonce, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new(method, "/", query, new Dictionary<string, string>
        {
            ["host"] = "127.0.0.1:18080",
            ["content-type"] = "application/x-www-form-urlencoded",
            ["x-acs-action"] = action,
            ["x-acs-version"] = "2016-04-28",
            ["x-acs-date"] = "2026-11-21T21:18:27Z",
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-content-sha256"] = Acs3Signature.Hash(bytes),
        }, bytes);
    }
}
