using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Tests.Topology;

public sealed class TextFitTests
{
    [Theory]
    [InlineData("生产环境核心业务VPN网关（主用，变更须经网络组审批）", 200)]
    [InlineData("production-core-gateway-with-a-name-that-never-ends", 120)]
    [InlineData("𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇", 50)]
    public void LongText_EndsInAnEllipsis_InsideItsPlace(string text, double width)
    {
        var shown = TextFit.Fit(text, width, 13);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.True(TextFit.Measure(shown, 13) <= width + 0.5, $"{shown} is {TextFit.Measure(shown, 13)} wide.");
        Assert.False(char.IsHighSurrogate(shown[^2]));
    }

    [Fact]
    public void ShortText_StaysWhole() => Assert.Equal("VPN网关1", TextFit.Fit("VPN网关1", 228, 14));
}
