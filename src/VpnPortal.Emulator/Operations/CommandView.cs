using System.Text;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Operations;

/// <summary>One result of DescribeInvocationResults.</summary>
internal static class CommandView
{
    public static object Of(Invocation invocation, InvocationRun run, DateTimeOffset now, bool plain, int longestOutput)
    {
        var output = PingRun.Output(invocation, run, now);
        var kept = output.Length > longestOutput ? output[^longestOutput..] : output;
        var exitCode = PingRun.ExitCode(invocation, run);
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
            ErrorCode = run.Refusal ?? (run.TimedOut ? "ExecutionTimeout" : ""),
            ErrorInfo = run.Refusal is not null ? "The instance is not running." : run.TimedOut ? "The command execution has timed out." : "",
            CreationTime = run.CreatedAt.Iso(),
            StartTime = run.StartAt.Iso(),
            FinishedTime = (run.FinishedAt ?? run.StoppedAt)?.Iso() ?? "",
            StopTime = run.StoppedAt?.Iso() ?? "",
            Repeats = 1,
            invocation.Username,
            LaunchTime = run.StartAt.Iso(),
        };
    }

    private static string Status(InvocationRun run, int? exitCode, DateTimeOffset now) =>
        run.StoppedAt is not null ? "Stopped"
        : now < run.StartAt ? "Pending"
        : run.TimedOut ? "Timeout"
        : run.FinishedAt is null ? "Running"
        : exitCode == 0 ? "Success"
        : "Failed";
}
