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

    public static object Run(Call call)
    {
        var p = call.Parameters;
        _ = p.Required("Type");
        p.OneOf("Type", "RunShellScript", "RunBatScript", "RunPowerShellScript");
        var content = Content(p);
        var ids = p.List("InstanceId");
        if (ids.Count == 0)
            throw ApiException.Missing("InstanceId");
        var targets = ids.Distinct(StringComparer.Ordinal).Select(id => Instances.Find(call, id)).ToList();
        var timeout = (int)(p.Number("Timeout", 10, 86400) ?? 60);
        var invocation = new Invocation
        {
            Id = call.NewId("t"),
            CommandId = call.NewId("c"),
            Region = call.KnownRegion().Id,
            Content = content,
            Username = p.Optional("Username") ?? "root",
            TimeoutSeconds = timeout,
            Runs = [.. targets.Select(i => Start(call, i))],
        };
        call.World.Invocations.Add(invocation);
        if (call.World.Invocations.Count > KeptInvocations)
            call.World.Invocations.RemoveAt(0);
        call.Effect = invocation.Id;
        return new { invocation.CommandId, InvokeId = invocation.Id };
    }

    public static object DescribeResults(Call call)
    {
        var (byInvocation, byInstance) = (call.Filter("InvokeId"), call.Filter("InstanceId"));
        var region = call.KnownRegion().Id;
        var plain = call.Parameters.OneOf("ContentEncoding", "Base64", "PlainText") == "PlainText";
        var found = call.World.Invocations.Where(i => i.Region == region && byInvocation(i.Id))
            .SelectMany(i => i.Runs.Where(r => byInstance(r.InstanceId)).Select(r => (Invocation: i, Run: r)))
            .ToList();
        var page = call.Page(found, "InvocationResults", "InvocationResult", f => CommandView.Of(f.Invocation, f.Run, call.Now, plain, LongestOutput));
        page["NextToken"] = "";
        return new { Invocation = page };
    }

    public static object Stop(Call call)
    {
        var (region, id) = (call.KnownRegion().Id, call.Parameters.Required("InvokeId"));
        var invocation = call.World.Invocations.Find(i => i.Region == region && i.Id == id)
            ?? throw ApiException.NotFound("InvalidInvokeId.NotFound", "The specified InvokeId does not exist.");
        var ids = call.Parameters.List("InstanceId");
        foreach (var run in invocation.Runs.Where(r => ids.Count == 0 || ids.Contains(r.InstanceId, StringComparer.Ordinal)))
        {
            if (run.FinishedAt is null)
                run.StoppedAt ??= call.Now;
        }

        call.Effect = invocation.Id;
        return new { };
    }

    private static InvocationRun Start(Call call, Instance instance) => new()
    {
        InstanceId = instance.Id,
        CreatedAt = call.Now,
        StartAt = call.After(0.5, 1.5),
        Pace = call.Pace,
        Refusal = instance.IsRunning ? null : "InstanceNotRunning",
    };

    private static string Content(Parameters parameters)
    {
        var text = parameters.Required("CommandContent");
        if (text.Length > LongestContent)
            throw ApiException.Invalid("CommandContent");
        if (parameters.OneOf("ContentEncoding", "PlainText", "Base64") != "Base64")
            return text;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw ApiException.Invalid("CommandContent");
    }
}
