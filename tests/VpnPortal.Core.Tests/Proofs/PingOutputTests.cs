using VpnPortal.Core.Proofs;

namespace VpnPortal.Core.Tests.Proofs;

public sealed class PingOutputTests
{
    private const string Whole = """
        PING 192.168.20.161 (192.168.20.161) 56(84) bytes of data.
        64 bytes from 192.168.20.161: icmp_seq=1 ttl=62 time=1.23 ms
        64 bytes from 192.168.20.161: icmp_seq=2 ttl=62 time=1.31 ms

        --- 192.168.20.161 ping statistics ---
        2 packets transmitted, 2 received, 0% packet loss, time 201ms
        rtt min/avg/max/mdev = 1.230/1.270/1.310/0.040 ms
        """;

    private const string Lost = """
        PING 192.168.20.161 (192.168.20.161) 56(84) bytes of data.

        --- 192.168.20.161 ping statistics ---
        5 packets transmitted, 0 received, 100% packet loss, time 823ms
        """;

    [Fact]
    public void Parse_AllCameBack_GivesTheFigures()
    {
        var ping = PingOutput.Parse(Whole);
        Assert.Equal(new PingSummary(2, 2, 1.23, 1.27, 1.31), ping.Summary);
        Assert.Equal([new PingReply(1, 1.23), new PingReply(2, 1.31)], ping.Replies);
        Assert.True(ping.IsWhole);
    }

    [Fact]
    public void Parse_NothingCameBack_HasNoTimes()
    {
        var ping = PingOutput.Parse(Lost);
        Assert.Equal(new PingSummary(5, 0, null, null, null), ping.Summary);
        Assert.Equal(100, ping.Summary!.LossPercent);
        Assert.False(ping.IsWhole);
    }

    [Fact]
    public void Parse_StillRunning_HasRepliesAndNoSummary()
    {
        var ping = PingOutput.Parse(Whole[..Whole.IndexOf("---", StringComparison.Ordinal)]);
        Assert.Equal(2, ping.Replies.Count);
        Assert.Null(ping.Summary);
    }

    [Fact]
    public void Parse_BusyBox_IsUnderstood()
    {
        var ping = PingOutput.Parse("64 bytes from 10.0.0.1: seq=0\n3 packets transmitted, 2 packets received, 33% packet loss\nround-trip min/avg/max = 0.1/0.2/0.3 ms");
        Assert.Equal(new PingSummary(3, 2, 0.1, 0.2, 0.3), ping.Summary);
    }

    [Fact]
    public void Parse_SomethingElse_ClaimsNothing()
    {
        var ping = PingOutput.Parse("sh: ping: command not found");
        Assert.Null(ping.Summary);
        Assert.False(ping.IsWhole);
    }

    [Theory]
    [InlineData("192.168.1.1; reboot")]
    [InlineData("$(reboot)")]
    [InlineData("example.com")]
    public void Command_DestinationIsNoAddress_IsRefused(string destination)
    {
        var ping = new PingProof("p", "d", "r", "i-1", "ECS1", "10.0.0.1", "x", destination, 5, "ops", DateTimeOffset.UnixEpoch);
        Assert.Throws<FormatException>(ping.Command);
    }
}
