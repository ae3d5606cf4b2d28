using System.Text;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Cloud Assistant: ordering commands and asking what became of them.</summary>
internal static class Commands
{
    private const int LongestContent = 24 * 1024;
    private const int LongestOutput = 24 * 1024;
    private const int KeptInvocations = 500;
    private const int MostInstances = 100;

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write(
            "RunCommand", Run,
            Take.OneOf("Type", "RunShellScript", "RunBatScript", "RunPowerShellScript").Needed,
            Take.OneOf("ContentEncoding", "PlainText", "Base64"),
            Take.Text("CommandContent", LongestContent, example: "ping -c 1 10.0.0.1").Needed, Take.Id("InstanceId.N").Needed,
            Take.Number("Timeout", 10, 86400), Take.OneOf("RepeatMode", "Once"), Take.Text("Name", 128), Take.Text("Username", 255), Take.Text("WorkingDir", 200),
            Take.Flag("KeepCommand")),
        Operation.Read(
            "DescribeInvocationResults", DescribeResults,
            [Take.Id("InvokeId"), Take.Id("InstanceId"), Take.Id("CommandId"), Take.OneOf("ContentEncoding", "Base64", "PlainText"), .. Shapes.Tokens, .. Shapes.Paged]),
        Operation.Write("StopInvocation", Stop, Take.Id("InvokeId").Needed, Take.Id("InstanceId.N")).WithoutToken,
    ];

    private static object Run(Call call)
    {
        var p = call.Parameters;
        var content = Content(p);
        var ids = p.List("InstanceId");
        if (ids.Count > MostInstances)
            throw ApiException.Invalid("InstanceId", $"A command runs on at most {MostInstances} instances.");
        var timeout = (int)(p.Number("Timeout") ?? 60);
        var invocation = new Invocation
        {
            Id = call.NewId("t"),
            CommandId = call.NewId("c"),
            Region = call.KnownRegion().Id,
            Username = p.Optional("Username") ?? "root",
            TimeoutSeconds = timeout,
            Runs = [.. ids.Distinct(StringComparer.Ordinal).Select(id => Start(call, Instances.Find(call, id), content, timeout))],
        };
        call.World.Invocations.Add(invocation);
        if (call.World.Invocations.Count > KeptInvocations)
            call.World.Invocations.RemoveAt(0);
        call.Effect = invocation.Id;
        return new { invocation.CommandId, InvokeId = invocation.Id };
    }

    private static object DescribeResults(Call call)
    {
        var (invocations, commands, instances) = (call.Wanted("InvokeId"), call.Wanted("CommandId"), call.Wanted("InstanceId"));
        var region = call.KnownRegion().Id;
        var plain = call.Parameters.Optional("ContentEncoding") == "PlainText";
        var found = call.World.Invocations
            .Where(i => i.Region == region && invocations?.Contains(i.Id) != false && commands?.Contains(i.CommandId) != false)
            .SelectMany(i => i.Runs.Where(r => instances?.Contains(r.InstanceId) != false).Select(r => (Invocation: i, Run: r)))
            .ToList();
        var page = call.PageOrToken(found, "InvocationResults", "InvocationResult", f => CommandView.Of(f.Invocation, f.Run, call.Now, plain, LongestOutput));
        return new { Invocation = page };
    }

    private static object Stop(Call call)
    {
        var (region, id) = (call.KnownRegion().Id, call.Parameters.Required("InvokeId"));
        var invocation = call.World.Invocations.Find(i => i.Region == region && i.Id == id)
            ?? throw ApiException.NotFound("InvalidInvokeId.NotFound", "The specified InvokeId does not exist.");
        var ids = call.Parameters.List("InstanceId");
        if (ids.Any(i => !invocation.Runs.Any(r => r.InstanceId == i)))
            throw Instances.Unknown();
        foreach (var run in invocation.Runs.Where(r => ids.Count == 0 || ids.Contains(r.InstanceId, StringComparer.Ordinal)))
        {
            if (!run.IsOverAt(call.Now))
                run.StoppedAt = call.Now;
        }

        call.Effect = invocation.Id;
        return new { };
    }

    private static InvocationRun Start(Call call, Instance instance, string content, int timeout)
    {
        var start = call.After(0.5, 1.5);
        CommandFailure? failure = null;
        var ping = instance.IsRunning ? PingCommand.Parse(content, out failure) : null;
        return new()
        {
            InstanceId = instance.Id,
            CreatedAt = call.Now,
            StartAt = start,
            TimeoutAt = start + TimeSpan.FromSeconds(timeout / call.Pace),
            Pace = call.Pace,
            Ping = ping,
            Failure = failure,
            Refusal = instance.IsRunning ? null : "InstanceNotRunning",
            FinishedAt = ping is null ? start : null,
        };
    }

    private static string Content(Parameters parameters)
    {
        var text = parameters.Required("CommandContent");
        if (parameters.Optional("ContentEncoding") != "Base64")
        {
            // The limit holds for what goes over the wire of the real service, which is Base64 in any case.
            return Encoding.UTF8.GetByteCount(text) <= LongestContent / 4 * 3 ? text : throw ApiException.Invalid("CommandContent", "It is longer than 24 KB after Base64.");
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw ApiException.Invalid("CommandContent");
    }
}
