using VpnPortal.Core.Proofs;

namespace VpnPortal.Web.Features.Verify;

/// <summary>How a ping ended, in the order of comfort.</summary>
public enum PingVerdict
{
    InProgress,
    Answered,
    PartlyAnswered,
    NotAnswered,
    CouldNotRun,
}

/// <summary>A ping as the page shows it.</summary>
public sealed record PingView(PingProof Ping, PingOutput Output, PingVerdict Verdict)
{
    public static PingView From(PingProof ping)
    {
        var output = PingOutput.Parse(ping.Output);
        return new PingView(ping, output, VerdictOf(ping, output));
    }

    private static PingVerdict VerdictOf(PingProof ping, PingOutput output) => output.Summary switch
    {
        _ when ping.FinishedAt is null => PingVerdict.InProgress,
        null => PingVerdict.CouldNotRun,
        { Received: 0 } => PingVerdict.NotAnswered,
        var summary => summary.Received == summary.Sent ? PingVerdict.Answered : PingVerdict.PartlyAnswered,
    };
}
