using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Proofs;
using VpnPortal.Data.Queries;
using VpnPortal.Web.Features.History;
using VpnPortal.Web.Features.Verify;
using VpnPortal.Web.Features.Wizard;

namespace VpnPortal.Web.Tests.Features;

public sealed class ProofViewTests
{
    [Fact]
    public void HistoryAddress_RoundTrips() => Assert.Equal(
        "/history?person=%E6%9E%97%E5%B7%A5&action=1002I&before=40&line=12",
        new HistoryAddress("林工", "1002I", " ", null, "", 40, 12).ToUri());

    [Theory]
    [InlineData("2013E", HistoryOutcome.Failed)]
    [InlineData("2014W", HistoryOutcome.Refused)]
    [InlineData("2012I", HistoryOutcome.Done)]
    [InlineData("", HistoryOutcome.Done)]
    public void Outcome_IsTheLetterOfTheCode(string code, HistoryOutcome expected) => Assert.Equal(expected, HistoryRow.OutcomeOf(code));

    [Fact]
    public void Row_OfADeletedDeployment_LinksNowhere()
    {
        var line = new HistoryLine(7, DateTimeOffset.UnixEpoch, AuditCodes.DraftDeleted, "lin", "", "deployment", "d1", "fra", "d1", null, [], null, null, null);
        var gone = HistoryRow.From(line, at => at, "en", new Dictionary<string, string>());
        Assert.True(gone.IsGone);
        Assert.Null(gone.SubjectHref);
        Assert.Equal("deleted the draft", gone.Sentence);
        Assert.Equal("/deployments/d1", HistoryRow.From(line, at => at, "en", new Dictionary<string, string> { ["d1"] = "fra" }).SubjectHref);
    }

    [Fact]
    public void SecretFields_AreShownAsFingerprints()
    {
        Assert.True(HistoryRow.IsSecret("tunnel1.psk"));
        Assert.False(HistoryRow.IsSecret("name"));
    }

    [Fact]
    public void Chart_BreaksTheLineWherePacketsWereLost()
    {
        var output = new PingOutput([new(1, 2), new(2, 4), new(5, 3)], new(6, 3, 2, 3, 4));
        var view = PingChartView.From(output, 6, isFinished: true);
        Assert.Equal(2, view.Lines.Count);
        Assert.Equal([2, 3, 5], view.Lost.Select(left => (int)Math.Round(left / view.Slot)));
        Assert.Equal(5, view.Top);
    }

    [Fact]
    public void Chart_WhileRunning_CountsNothingAsLostThatMayStillCome() =>
        Assert.Empty(PingChartView.From(new PingOutput([new(1, 2), new(2, 4)], null), 10, isFinished: false).Lost);

    [Theory]
    [InlineData("192.168.20.161", "ping -c 5 -W 1 -i 0.2 192.168.20.161")]
    [InlineData("8.8.8.8; rm -rf /", null)]
    [InlineData("", null)]
    public void HandCommand_TakesAddressesOnly(string typed, string? expected) => Assert.Equal(expected, HandCommands.OnInstance(typed, 5));
}
