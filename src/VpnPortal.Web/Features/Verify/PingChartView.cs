using System.Globalization;
using VpnPortal.Core.Proofs;

namespace VpnPortal.Web.Features.Verify;

/// <summary>The drawing of a ping in a box of 1000 × 100: a line for round-trip times, broken where packets were lost, and the lost ones.</summary>
/// <param name="Lines">Point lists of polylines.</param>
/// <param name="Lost">Left edges of the lost packets' ticks.</param>
/// <param name="Top">Milliseconds at the upper edge, a round number.</param>
/// <param name="Slot">Width of one packet.</param>
public sealed record PingChartView(IReadOnlyList<string> Lines, IReadOnlyList<double> Lost, double Top, double Slot, int Replies, double Longest)
{
    public const int Width = 1000;
    public const int Height = 100;

    /// <summary>Maps what ping printed so far.</summary>
    /// <param name="count">Packets asked for.</param>
    /// <param name="isFinished">No more replies will come.</param>
    public static PingChartView From(PingOutput output, int count, bool isFinished)
    {
        var replies = output.Replies.GroupBy(reply => reply.Sequence).ToDictionary(group => group.Key, group => group.First().Milliseconds);
        var packets = Math.Max(count, replies.Count == 0 ? 1 : replies.Keys.Max());
        var slot = (double)Width / packets;
        var longest = replies.Count == 0 ? 0 : replies.Values.Max();
        var top = Round(longest);
        var known = isFinished ? output.Summary?.Sent ?? 0 : replies.Count == 0 ? 0 : replies.Keys.Max();
        var lost = Enumerable.Range(1, known).Where(sequence => !replies.ContainsKey(sequence)).Select(sequence => (sequence - 1) * slot).ToList();
        return new PingChartView(LinesOf(replies, slot, top), lost, top, slot, replies.Count, longest);
    }

    private static List<string> LinesOf(Dictionary<int, double> replies, double slot, double top)
    {
        var lines = new List<string>();
        var points = new List<(double X, double Y)>();
        foreach (var sequence in replies.Keys.Order())
        {
            if (points.Count > 0 && !replies.ContainsKey(sequence - 1)) Close();
            points.Add(((sequence - 0.5) * slot, Height - (replies[sequence] / top * Height)));
        }

        Close();
        return lines;

        void Close()
        {
            // A lone packet is a short dash; a point would not be seen.
            if (points.Count == 1) points = [(points[0].X - (slot * 0.3), points[0].Y), (points[0].X + (slot * 0.3), points[0].Y)];
            if (points.Count > 0) lines.Add(string.Join(' ', points.Select(point => $"{Text(point.X)},{Text(point.Y)}")));
            points = [];
        }
    }

    /// <summary>The next of 1, 2, 5, 10, 20 … above the longest time.</summary>
    private static double Round(double longest)
    {
        var step = 1.0;
        foreach (var factor in (double[])[2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2])
        {
            if (longest * 1.1 <= step) return step;
            step *= factor;
        }

        return Math.Max(step, longest);
    }

    public static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
