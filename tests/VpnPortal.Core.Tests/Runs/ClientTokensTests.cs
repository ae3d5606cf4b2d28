using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Tests.Runs;

public sealed class ClientTokensTests
{
    [Fact]
    public void For_SameIntent_GivesTheSameToken() =>
        Assert.Equal(ClientTokens.For("d", "r", RunScript.Gateway1, 1), ClientTokens.For("d", "r", RunScript.Gateway1, 1));

    [Fact]
    public void For_AnythingDiffers_GivesAnotherToken()
    {
        string[] tokens =
        [
            ClientTokens.For("d", "r", RunScript.Gateway1, 1), ClientTokens.For("e", "r", RunScript.Gateway1, 1),
            ClientTokens.For("d", "s", RunScript.Gateway1, 1), ClientTokens.For("d", "r", RunScript.Gateway2, 1),
            ClientTokens.For("d", "r", RunScript.Gateway1, 2),
        ];
        Assert.Equal(tokens.Length, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^[a-z2-7]{52}$", token));
    }
}
