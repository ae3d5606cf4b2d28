using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Lets the pings that are under way live, packet by packet.</summary>
internal static class PingRun
{
    /// <summary>The run whose packet leaves next.</summary>
    public static (Invocation Invocation, InvocationRun Run, DateTimeOffset At)? Next(World world)
    {
        (Invocation, InvocationRun, DateTimeOffset At)? next = null;
        foreach (var invocation in world.Invocations)
        {
            foreach (var run in invocation.Runs)
            {
                if (run.NextPacketAt is { } at && (next is null || at < next.Value.At))
                    next = (invocation, run, at);
            }
        }

        return next;
    }

    /// <summary>A packet is judged by the world as it is when it is sent.</summary>
    public static void Send(World world, InvocationRun run, DateTimeOffset at)
    {
        if (at >= run.TimeoutAt)
        {
            (run.FinishedAt, run.TimedOut) = (run.TimeoutAt, true);
            return;
        }

        var ping = run.Ping!;
        var answered = world.Instances.TryGetValue(run.InstanceId, out var source) && Reachability.Answers(world, source, ping.Target, at);
        run.RoundTrips.Add(answered ? RoundTrip(world, run, ping) : InvocationRun.Lost);
        if (run.RoundTrips.Count < (ping.Count ?? int.MaxValue))
            return;
        var last = run.RoundTrips[^1];
        var done = run.At(((run.RoundTrips.Count - 1) * ping.Interval) + (last == InvocationRun.Lost ? ping.Wait : last / 1000));
        (run.FinishedAt, run.TimedOut) = done <= run.TimeoutAt ? (done, false) : (run.TimeoutAt, true);
    }

    public static string Output(InvocationRun run, DateTimeOffset now)
    {
        if (run.Ping is not { } ping || now < run.StartAt)
            return now < run.StartAt ? "" : run.Failure?.Output ?? "";
        var transmitted = Math.Max(0, run.RoundTrips.Count - 1) * ((ping.Interval * 1000) + 1);
        return PingReport.Write(ping, run.RoundTrips, transmitted, run.FinishedAt <= now && !run.TimedOut);
    }

    public static int? ExitCode(InvocationRun run, DateTimeOffset now)
    {
        if (!(run.FinishedAt <= now) || run.TimedOut || run.StoppedAt is not null || run.Refusal is not null)
            return null;
        if (run.Ping is not { } ping)
            return run.Failure!.ExitCode;
        var answered = run.RoundTrips.Count(r => r != InvocationRun.Lost);
        return answered == 0 || (ping.NeedsAll && answered < run.RoundTrips.Count) ? 1 : 0;
    }

    // A pair of hosts has its own distance; every packet adds a little, now and then more.
    private static double RoundTrip(World world, InvocationRun run, PingOrder ping)
    {
        var pair = (run.InstanceId + ping.Target).Aggregate(world.Seed, (hash, c) => Draw.Mix(hash + c));
        var packet = pair + ((ulong)run.RoundTrips.Count * 2) + (ulong)run.StartAt.Ticks;
        var jitter = Draw.Unit(packet) * 0.25;
        var spike = Draw.Unit(packet + 1) > 0.96 ? 1.2 : 0;
        return Math.Round(1.35 + (Draw.Unit(pair) * 0.9) + jitter + spike, 3);
    }
}
