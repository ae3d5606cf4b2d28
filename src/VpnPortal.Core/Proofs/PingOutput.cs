using System.Globalization;
using System.Text.RegularExpressions;

namespace VpnPortal.Core.Proofs;

/// <summary>One answered packet.</summary>
/// <param name="Sequence">icmp_seq, from 1.</param>
/// <param name="Milliseconds">Round trip time.</param>
public sealed record PingReply(int Sequence, double Milliseconds);

/// <summary>What a Linux ping printed, as far as it went.</summary>
/// <param name="Replies">Answered packets.</param>
/// <param name="Summary">The closing figures, null while it runs or when it could not start.</param>
public sealed record PingOutput(IReadOnlyList<PingReply> Replies, PingSummary? Summary)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly Regex Reply = new(@"icmp_seq=(?<seq>\d+) .*time=(?<ms>[\d.]+) ?ms", Options, Limit);

    private static readonly Regex Totals = new(@"(?<sent>\d+) packets transmitted, (?<received>\d+)( packets)? received", Options, Limit);

    private static readonly Regex Times = new(@"= (?<min>[\d.]+)/(?<avg>[\d.]+)/(?<max>[\d.]+)(/(?<mdev>[\d.]+))? ms", Options, Limit);

    /// <summary>True when every packet came back.</summary>
    public bool IsWhole => Summary is { Sent: > 0 } summary && summary.Received == summary.Sent;

    /// <summary>Reads the output of iputils or BusyBox ping; text that is neither gives no replies and no summary.</summary>
    public static PingOutput Parse(string text)
    {
        var replies = Reply.Matches(text).Select(match => new PingReply(Whole(match.Groups["seq"]), Number(match.Groups["ms"])!.Value)).ToList();
        var totals = Totals.Match(text);
        if (!totals.Success) return new PingOutput(replies, null);
        var times = Times.Match(text);
        return new PingOutput(replies, new PingSummary(
            Whole(totals.Groups["sent"]), Whole(totals.Groups["received"]),
            Number(times.Groups["min"]), Number(times.Groups["avg"]), Number(times.Groups["max"])));
    }

    private static int Whole(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static double? Number(Group group) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : null;
}

/// <summary>Closing figures of a ping.</summary>
/// <param name="Sent">Packets sent.</param>
/// <param name="Received">Packets answered.</param>
/// <param name="MinMilliseconds">Fastest, null when nothing came back.</param>
/// <param name="AverageMilliseconds">Mean, null when nothing came back.</param>
/// <param name="MaxMilliseconds">Slowest, null when nothing came back.</param>
public sealed record PingSummary(
    int Sent, int Received, double? MinMilliseconds, double? AverageMilliseconds, double? MaxMilliseconds)
{
    /// <summary>Share of lost packets in percent.</summary>
    public double LossPercent => Sent == 0 ? 100 : 100.0 * (Sent - Received) / Sent;
}
