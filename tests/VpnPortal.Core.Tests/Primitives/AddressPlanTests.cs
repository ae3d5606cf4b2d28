using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Primitives;

public sealed class AddressPlanTests
{
    [Fact]
    public void ProposeInsideCidr_NothingTaken_StartsTheDocumentsSeries()
    {
        Assert.Equal("169.254.10.0/30", AddressPlan.ProposeInsideCidr([]).ToString());
        Assert.Equal("169.254.20.0/30", AddressPlan.ProposeInsideCidr([Cidr.Parse("169.254.10.0/30")]).ToString());
    }

    [Fact]
    public void ProposeInsideCidr_ManyTaken_StaysFreeUniqueAndUsable()
    {
        List<Cidr> taken = [];
        for (var i = 0; i < 300; i++) taken.Add(AddressPlan.ProposeInsideCidr(taken));

        Assert.Equal(300, taken.Distinct().Count());
        Assert.All(taken, network => Assert.True(network.PrefixLength == 30 && AddressPlan.LinkLocal.Contains(network)));
        Assert.Empty(taken.Intersect(AddressPlan.Reserved));
    }

    [Fact]
    public void Reserved_AreTheEightOfTheDocuments() => Assert.Equal(
        "169.254.0.0/30 169.254.1.0/30 169.254.2.0/30 169.254.3.0/30 169.254.4.0/30 169.254.5.0/30 169.254.6.0/30 169.254.169.252/30",
        string.Join(' ', AddressPlan.Reserved));
}
