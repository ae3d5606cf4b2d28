using System.Text;
using VpnPortal.Cloud.Signing;

namespace VpnPortal.Engine.Tests.Cloud;

/// <summary>Vectors recorded from the official SDK for .NET.</summary>
public sealed class Acs3SignerTests
{
    private static readonly AccessKey Key = new("testid", "testsecret", "");
    private static readonly DateTimeOffset Date = new(2026, 11, 21, 21, 18, 27, TimeSpan.Zero);

    [Fact]
    public void Sign_UnicodeAndSpecialsInQuery_EqualsOfficialVector() =>
        Assert.Equal(
            Authorization("", "3052c6d76e9d6295796330da1c97336c4962222261cc78e30892e30e87082a97"),
            Sign(Request("POST", "DescribeVpnGateways", ("RegionId", "eu-central-1"), ("Tag.1.Value", "a b+c*d~e/f"), ("Tag.1.Key", "环境")),
                "d30c7a04-9d14-4577-97c2-6cc98e44b3f4")["Authorization"]);

    [Fact]
    public void Sign_FormBody_EqualsOfficialVector()
    {
        var body = PercentEncoding.Join(
        [
            new("TunnelOptionsSpecification.1.TunnelId", "tun-1"),
            new("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", "p*~ +/=&"),
        ]);
        Assert.Equal("TunnelOptionsSpecification.1.TunnelId=tun-1&TunnelOptionsSpecification.1.TunnelIkeConfig.Psk=p%2A~%20%2B%2F%3D%26", body);
        var request = Request("POST", "ModifyVpnConnectionAttribute", ("VpnConnectionId", "vco-1"), ("RegionId", "eu-central-1"), ("Name", "a b*c~d+e 名"));
        var headers = Sign(
            request with { ContentType = "application/x-www-form-urlencoded", Body = Encoding.UTF8.GetBytes(body) },
            "ad232363-5f35-41e5-ac53-c02c0cad363c");
        Assert.Equal("e0a31bf4b987b02964454f4b710427ae63513241c0735e4a43f173cffe319be5", headers["x-acs-content-sha256"]);
        Assert.Equal(
            Authorization("content-type;", "c59d4154e2ff3bd428c0721c444de87ab286f17aa152ceadcdbb6234dee7e37c"), headers["Authorization"]);
    }

    [Fact]
    public void Sign_Get_EqualsOfficialVector() =>
        Assert.Equal(
            Authorization("", "781315c8fe7640d34e87f8dd9e8befb4fc66cd238fd208dcfb79a511b3db987f"),
            Sign(Request("GET", "DescribeVpnGatewayAvailableZones", ("RegionId", "eu-central-1"), ("Spec", "10M")),
                "cba90c32-656c-4a8a-91ca-4594a44a8bf7")["Authorization"]);

    [Fact]
    public void Sign_TemporaryCredentials_SignsBothStsHeaders()
    {
        var headers = Acs3Signer.Sign(Request("POST", "DescribeVpcs"), Key with { SecurityToken = "sts" }, Date, "n").ToDictionary();
        Assert.Equal(("testid", "sts"), (headers["x-acs-accesskey-id"], headers["x-acs-security-token"]));
        Assert.Contains("x-acs-accesskey-id;x-acs-action;", headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("x-acs-security-token;", headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_LocalDate_IsWrittenInUtc() =>
        Assert.Equal(
            "2026-11-21T21:18:27Z",
            Acs3Signer.Sign(Request("POST", "DescribeVpcs"), Key, Date.ToOffset(TimeSpan.FromHours(8)), "n").ToDictionary()["x-acs-date"]);

    [Theory]
    [InlineData("AZaz09-_.~", "AZaz09-_.~")]
    [InlineData(" *'()!", "%20%2A%27%28%29%21")]
    [InlineData("名", "%E5%90%8D")]
    public void Encode_AnyText_FollowsRfc3986(string text, string encoded) => Assert.Equal(encoded, PercentEncoding.Encode(text));

    private static Acs3Request Request(string method, string action, params (string Key, string Value)[] query) =>
        new(method, "127.0.0.1:18080", "/", [.. query.Select(p => KeyValuePair.Create(p.Key, p.Value))], action, "2016-04-28", null, default);

    private static Dictionary<string, string> Sign(Acs3Request request, string nonce) =>
        Acs3Signer.Sign(request, Key, Date, nonce).ToDictionary();

    private static string Authorization(string first, string signature) =>
        $"ACS3-HMAC-SHA256 Credential=testid,SignedHeaders={first}host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;"
        + $"x-acs-version,Signature={signature}";
}
