using System.Text;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Operations;

/// <summary>One result of DescribeInvocationResults.</summary>
internal static class CommandView
{
    public static object Of(Invocation invocation, InvocationRun run, DateTimeOffset now, bool plain, int longestOutput)
    {
        var output = PingRun.Output(run, now);
        var kept = output.Length > longestOutput ? output[^longestOutput..] : output;
        var exitCode = PingRun.ExitCode(run, now);
        var status = Status(run, exitCode, now);
        return new
        {
            run.InstanceId,
            InvokeId = invocation.Id,
            invocation.CommandId,
            InvocationStatus = status,
            InvokeRecordStatus = status is "Pending" or "Running" ? "Running" : status is "Stopped" ? "Stopped" : status is "Success" ? "Finished" : "Failed",
            ExitCode = exitCode is { } code ? (long)code : (long?)null,
            Output = plain ? kept : Convert.ToBase64String(Encoding.UTF8.GetBytes(kept)),
            Dropped = output.Length - kept.Length,
            ErrorCode = run.Refusal ?? (TimedOut(run, now) ? "ExecutionTimeout" : ""),
            ErrorInfo = run.Refusal is not null ? "The instance is not running." : TimedOut(run, now) ? "The command execution has timed out." : "",
            StartTime = run.StartAt.Iso(),
            FinishedTime = run.IsOverAt(now) ? (run.StoppedAt ?? run.FinishedAt)!.Value.Iso() : "",
            StopTime = run.StoppedAt?.Iso() ?? "",
            Repeats = 1,
            invocation.Username,
        };
    }

    private static string Status(InvocationRun run, int? exitCode, DateTimeOffset now) =>
        run.StoppedAt is not null ? "Stopped"
        : now < run.StartAt ? "Pending"
        : TimedOut(run, now) ? "Timeout"
        : !run.IsOverAt(now) ? "Running"
        : exitCode == 0 ? "Success"
        : "Failed";

    private static bool TimedOut(InvocationRun run, DateTimeOffset now) => run.TimedOut && run.IsOverAt(now);
}
