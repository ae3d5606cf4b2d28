using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Primitives;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0", "10.0.255.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0", "255.255.255.255")]
    [InlineData("255.255.255.255/32", "255.255.255.255", "255.255.255.255")]
    [InlineData(" 128.0.0.0/1 ", "128.0.0.0", "255.255.255.255")]
    public void Parse_Network_KnowsFirstAndLastAddress(string text, string first, string last)
    {
        var network = Cidr.Parse(text);
        Assert.Equal((first, last), (network.AddressAt(0), Cidr.Format(network.LastAddress)));
        Assert.Equal(text.Trim(), network.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0/16")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/016")]
    [InlineData("10.0.0.0/")]
    [InlineData("010.0.0.0/8")]
    [InlineData("256.0.0.0/8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("١٠.0.0.0/8")]
    [InlineData("::/0")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(Cidr.TryParse(text, out _, out _));

    [Fact]
    public void TryParse_HostBits_AreClearedAndReported()
    {
        Assert.True(Cidr.TryParse("10.0.0.1/24", out var network, out var hostBits));
        Assert.True(hostBits);
        Assert.Equal("10.0.0.0/24", network.ToString());
        Assert.Throws<FormatException>(() => Cidr.Parse("10.0.0.1/24"));
    }

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.255.0/24", true, true)]
    [InlineData("10.0.255.0/24", "10.0.0.0/16", true, false)]
    [InlineData("10.0.0.0/16", "10.1.0.0/16", false, false)]
    [InlineData("0.0.0.0/0", "255.255.255.255/32", true, true)]
    public void Overlaps_And_Contains(string left, string right, bool overlaps, bool contains)
    {
        Assert.Equal(overlaps, Cidr.Parse(left).Overlaps(Cidr.Parse(right)));
        Assert.Equal(contains, Cidr.Parse(left).Contains(Cidr.Parse(right)));
    }

    [Fact]
    public void Text_OfAnyNetwork_ReadsBackAsItself()
    {
        var networks = from address in ArbMap.Default.GeneratorFor<uint>() from length in Gen.Choose(0, 32) select (address, length);
        Prop.ForAll(networks.ToArbitrary(), pair =>
        {
            return Cidr.TryParse($"{Cidr.Format(pair.address)}/{pair.length}", out var network, out var hostBits)
                && Cidr.Parse(network.ToString()) == network && network.Contains(pair.address) && hostBits == (network.Address != pair.address);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Json_IsTheText()
    {
        Assert.Equal("\"10.0.0.0/16\"", JsonSerializer.Serialize(Cidr.Parse("10.0.0.0/16")));
        Assert.Equal(Cidr.Parse("10.0.0.0/16"), JsonSerializer.Deserialize<Cidr>("\"10.0.0.0/16\""));
    }
}
