using System.Globalization;
using System.Text;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Writes what iputils ping would have written.</summary>
internal static class PingReport
{
    private const int IcmpHeader = 8;
    private const int IpAndIcmpHeader = 28;

    public static string Write(PingOrder ping, IReadOnlyList<double> roundTrips, double transmittedMs, bool finished)
    {
        var text = new StringBuilder();
        Line(text, $"PING {ping.Target} ({ping.Target}) {ping.Size}({ping.Size + IpAndIcmpHeader}) bytes of data.");
        for (var i = 0; i < roundTrips.Count && !ping.Quiet; i++)
        {
            if (roundTrips[i] != InvocationRun.Lost)
                Line(text, $"{ping.Size + IcmpHeader} bytes from {ping.Target}: icmp_seq={i + 1} ttl=62 time={Milliseconds(roundTrips[i])} ms");
        }

        if (finished)
            Summary(text, ping, roundTrips, transmittedMs);
        return text.ToString();
    }

    private static void Summary(StringBuilder text, PingOrder ping, IReadOnlyList<double> roundTrips, double transmittedMs)
    {
        var answered = roundTrips.Where(r => r != InvocationRun.Lost).ToList();
        var loss = roundTrips.Count == 0 ? 0 : 100f * (roundTrips.Count - answered.Count) / roundTrips.Count;
        Line(text, $"");
        Line(text, $"--- {ping.Target} ping statistics ---");
        Line(text, $"{roundTrips.Count} packets transmitted, {answered.Count} received, {loss:0.####}% packet loss, time {transmittedMs:0}ms");
        if (answered.Count == 0)
        {
            Line(text, $"");
            return;
        }

        var average = answered.Average();
        var deviation = Math.Sqrt(Math.Max(0, answered.Average(r => r * r) - (average * average)));
        Line(text, $"rtt min/avg/max/mdev = {answered.Min():0.000}/{average:0.000}/{answered.Max():0.000}/{deviation:0.000} ms");
    }

    /// <summary>iputils prints three significant digits, like 0.045, 1.53, 12.3 and 204.</summary>
    private static string Milliseconds(double time) =>
        time.ToString(time >= 100 ? "0" : time >= 10 ? "0.0" : time >= 1 ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
