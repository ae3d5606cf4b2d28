using System.Globalization;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Lets the pings that are under way live up to the present.</summary>
internal static class PingRun
{
    /// <summary>
    /// Must run before anything changes: a packet is judged by the world as it was when it was sent.
    /// </summary>
    public static void CatchUp(World world, DateTimeOffset now)
    {
        foreach (var invocation in world.Invocations)
        {
            foreach (var run in invocation.Runs)
            {
                if (run.FinishedAt is null && run.StoppedAt is null && now >= run.StartAt)
                    CatchUp(world, invocation, run, now);
            }
        }
    }

    private static void CatchUp(World world, Invocation invocation, InvocationRun run, DateTimeOffset now)
    {
        var source = world.Instances.Find(i => i.Id == run.InstanceId);
        if (run.Refusal is not null || source is null || PingCommand.Parse(invocation.Content, out _) is not { } ping)
        {
            run.FinishedAt = run.StartAt;
            return;
        }

        var timeout = run.At(invocation.TimeoutSeconds);
        while (run.RoundTrips.Count < (ping.Count ?? int.MaxValue))
        {
            var sentAt = run.At(run.RoundTrips.Count * ping.Interval);
            if (sentAt > now || sentAt >= timeout)
                break;
            var answered = Reachability.Answers(world, source, ping.Target, sentAt);
            run.RoundTrips.Add(answered ? RoundTrip(world, run, ping) : InvocationRun.Lost);
        }

        Finish(run, ping, now, timeout);
    }

    private static void Finish(InvocationRun run, PingCommand ping, DateTimeOffset now, DateTimeOffset timeout)
    {
        if (run.RoundTrips.Count >= (ping.Count ?? int.MaxValue))
        {
            var last = run.RoundTrips[^1];
            var done = run.At(((run.RoundTrips.Count - 1) * ping.Interval) + (last == InvocationRun.Lost ? ping.Wait : last / 1000));
            if (done <= timeout)
            {
                run.FinishedAt = done <= now ? done : null;
                return;
            }
        }

        if (now >= timeout)
            (run.FinishedAt, run.TimedOut) = (timeout, true);
    }

    // A pair of hosts has its own distance; every packet adds a little, now and then more.
    private static double RoundTrip(World world, InvocationRun run, PingCommand ping)
    {
        var pair = Hash(world.Seed, run.InstanceId + ping.Target);
        var packet = pair + ((ulong)run.RoundTrips.Count * 2) + (ulong)run.StartAt.Ticks;
        var jitter = Draw.Unit(packet) * 0.25;
        var spike = Draw.Unit(packet + 1) > 0.96 ? 1.2 : 0;
        return Math.Round(1.35 + (Draw.Unit(pair) * 0.9) + jitter + spike, 3);
    }

    private static ulong Hash(ulong seed, string text) => text.Aggregate(seed, (hash, c) => Draw.Mix(hash + c));

    public static string Output(Invocation invocation, InvocationRun run, DateTimeOffset now)
    {
        if (run.Refusal is not null || now < run.StartAt)
            return "";
        var ping = PingCommand.Parse(invocation.Content, out var failure);
        if (ping is null)
            return failure!.Output;
        var ended = run.FinishedAt is not null && !run.TimedOut;
        var count = run.RoundTrips.Count;
        var transmitted = Math.Max(0, count - 1) * ((ping.Interval * 1000) + 1);
        return PingReport.Write(ping, run.RoundTrips, transmitted, ended);
    }

    public static int? ExitCode(Invocation invocation, InvocationRun run)
    {
        if (run.FinishedAt is null || run.TimedOut || run.Refusal is not null)
            return null;
        if (PingCommand.Parse(invocation.Content, out var failure) is not { } ping)
            return failure!.ExitCode;
        var answered = run.RoundTrips.Count(r => r != InvocationRun.Lost);
        return answered == 0 || (ping.NeedsAll && answered < run.RoundTrips.Count) ? 1 : 0;
    }
}
