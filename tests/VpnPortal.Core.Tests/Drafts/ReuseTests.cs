using VpnPortal.Core.Drafts;
using VpnPortal.Core.Tests.Validation;

namespace VpnPortal.Core.Tests.Drafts;

public sealed class ReuseTests
{
    [Theory]
    [InlineData("fra", "fra", "fra (2)")]
    [InlineData("fra", "fra|fra (2)|fra (3)", "fra (4)")]
    [InlineData("fra (2)", "fra|fra (2)", "fra (3)")]
    [InlineData("fra (old)", "fra (old)", "fra (old) (2)")]
    [InlineData("fra", "ber", "fra")]
    [InlineData("", "|fra", "")]
    [InlineData("法兰克福", "法兰克福", "法兰克福 (2)")]
    public void Copy_OfANameThatIsTaken_GetsTheNextNumber(string name, string taken, string expected) =>
        Assert.Equal(expected, FreeName.Of(name, taken.Split('|')));

    [Fact]
    public void Copy_OfTheLongestName_StaysWithinTheLimit()
    {
        var name = new string('x', 99) + "\U0001F600"[..1];
        Assert.Equal(new string('x', 96) + " (2)", FreeName.Of(name, [name]));
        var pair = new string('x', 95) + "\U0001F600xxx";
        Assert.Equal(new string('x', 95) + " (2)", FreeName.Of(pair, [pair]));
    }

    [Fact]
    public void Swap_OfBothRegions_ClearsPlacesAndKeepsEverythingElse()
    {
        var draft = TestDrafts.Complete().With("side1.gateway.name", "gw-one").With("side2.subnets", "192.168.0.0/17").With("verify.source", "i-1");
        var answers = RegionSwap.Of(draft, TestDrafts.Singapore, only: null);
        var moved = answers.Aggregate(draft, (now, answer) => now.With(answer.Key, answer.Value));
        Assert.Equal((TestDrafts.Singapore, TestDrafts.Singapore), (moved.Values["side1.region"], moved.Values["side2.region"]));
        Assert.DoesNotContain(moved.Values.Keys, path => path.Contains("vpc", StringComparison.Ordinal) || path.Contains("vswitch", StringComparison.Ordinal));
        Assert.DoesNotContain("verify.source", moved.Values.Keys);
        Assert.Equal(("fra-prod", "gw-one", "192.168.0.0/17"), (moved.Values["name"], moved.Values["side1.gateway.name"], moved.Values["side2.subnets"]));
        Assert.Equal(draft.Secrets, moved.Secrets);
    }

    [Fact]
    public void Swap_OfOneRegion_LeavesTheOtherSideAlone()
    {
        var answers = RegionSwap.Of(TestDrafts.Complete(), TestDrafts.Singapore, "side2.region");
        Assert.Equal(["side2.region", "side2.vpc", "side2.vswitch1", "side2.vswitch2"], answers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Swap_ToTheSameRegion_ChangesNothing() => Assert.Empty(RegionSwap.Of(TestDrafts.Complete(), TestDrafts.Frankfurt, only: null));

    [Fact]
    public void Swap_EveryScenario_HasARegionToChange() => Assert.All(DraftFields.Scenarios, scenario => Assert.NotEmpty(RegionSwap.Fields(scenario)));
}
