using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Tests.Primitives;

public sealed class AsnTextTests
{
    [Theory]
    [InlineData("65530", 65530L)]
    [InlineData(" 65530 ", 65530L)]
    [InlineData("1.10", 65546L)]
    [InlineData("0.45104", AsnText.AlibabaDefault)]
    [InlineData("65535.65535", AsnText.Max)]
    [InlineData("4294967295", AsnText.Max)]
    [InlineData("0", 0L)]
    [InlineData("9999999999", 9999999999L)]
    public void Read_PlainOrDotted_IsTheNumber(string text, long asn) => Assert.Equal(asn, AsnText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("AS1")]
    [InlineData("-1")]
    [InlineData("1.2.3")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("65536.0")]
    [InlineData("0.65536")]
    [InlineData("1 2")]
    [InlineData("99999999999")]
    [InlineData("٦٥")]
    public void Read_AnythingElse_IsNull(string text) => Assert.Null(AsnText.Read(text));
}
