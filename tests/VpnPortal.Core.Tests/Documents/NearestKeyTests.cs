using VpnPortal.Core.Documents;

namespace VpnPortal.Core.Tests.Documents;

public sealed class NearestKeyTests
{
    private static readonly string[] Keys = ["region", "vpc", "vswitch1", "vswitch2", "gateway", "effectImmediately", "asn"];

    [Theory]
    [InlineData("regoin", "region")]
    [InlineData("Region", "region")]
    [InlineData("gatway", "gateway")]
    [InlineData("vswitch3", "vswitch1")]
    [InlineData("effect_immediately", "effectImmediately")]
    [InlineData("vpcs", "vpc")]
    [InlineData("psk", null)]
    [InlineData("", null)]
    [InlineData("something else", null)]
    public void Key_Misspelt_IsFoundAmongItsNeighbours(string written, string? meant) => Assert.Equal(meant, NearestKey.To(written, Keys));

    [Fact]
    public void Key_OfAHundredThousandLetters_IsNearNothing() => Assert.Null(NearestKey.To(new string('x', 100_000), Keys));
}
