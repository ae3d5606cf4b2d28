using System.Text;
using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;

namespace VpnPortal.Cloud.Ecs;

/// <summary>Commands run by Cloud Assistant: the ECS API's RunCommand and DescribeInvocationResults.</summary>
internal sealed class CommandOperations(CloudTransport transport)
{
    // Accepted, but no agent has reported yet.
    private static readonly CommandResult NotYetReported = new("Pending", IsFinal: false, null, "", null);

    public Task<StartedCommand> RunAsync(
        string regionId, string instanceId, string command, TimeSpan timeout, string clientToken, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters()
            .Set("ClientToken", clientToken)
            .Set("Type", "RunShellScript")
            .Set("CommandContent", Convert.ToBase64String(Encoding.UTF8.GetBytes(command)))
            .Set("ContentEncoding", "Base64")
            .Set("RepeatMode", "Once")
            .Set("KeepCommand", false)
            .Set("Timeout", (long)Math.Ceiling(timeout.TotalSeconds))
            .SetList("InstanceId", [instanceId]);
        return transport.SendAsync(
            ApiCall.Ecs("RunCommand", regionId, parameters),
            root => new StartedCommand(root.Required("InvokeId"), root.Text("RequestId")),
            cancellationToken);
    }

    public Task<CommandResult> DescribeAsync(string regionId, string invocationId, string instanceId, CancellationToken cancellationToken)
    {
        // The default encoding of the output is Base64.
        var parameters = new ApiParameters()
            .Set("InvokeId", invocationId).Set("InstanceId", instanceId).Set("ContentEncoding", "PlainText");
        return transport.SendAsync(
            ApiCall.Ecs("DescribeInvocationResults", regionId, parameters),
            root => (root.Member("Invocation")?.Items("InvocationResults", "InvocationResult") ?? [])
                .Where(result => (result.OptionalText("InstanceId") ?? instanceId) == instanceId)
                .Select(Read)
                .FirstOrDefault(NotYetReported),
            cancellationToken);
    }

    private static CommandResult Read(JsonElement result)
    {
        var status = result.OptionalText("InvocationStatus") ?? NotYetReported.Status;
        var isFinal = status is not ("Pending" or "Running" or "Stopping" or "Scheduled");
        return new CommandResult(
            // Until the end the API may report 0, which would read as success.
            status, isFinal, isFinal ? (int?)result.Number("ExitCode") : null, result.Text("Output"), result.OptionalText("ErrorCode"));
    }
}
