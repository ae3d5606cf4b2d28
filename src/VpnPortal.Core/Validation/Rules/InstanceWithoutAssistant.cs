using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The portal pings through Cloud Assistant, so the instance that sends needs it.</summary>
public sealed class InstanceWithoutAssistant : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var typed = draft.Text(FieldPaths.VerifySource);
        if ((draft.One.Instances ?? default).FirstOrDefault(instance => instance.Id == typed) is not { CloudAssistantOnline: false }) yield break;
        yield return new Diagnostic(
            "instance-without-assistant", Severity.Warning, FieldPaths.VerifySource,
            new($"云服务器 {typed} 上的云助手不在线，部署完成后无法由它发出 ping。", $"Cloud Assistant is offline on instance {typed}, so it cannot send the ping after the run."),
            new("请启动实例并安装云助手，或选择另一个实例。", "Start the instance and install Cloud Assistant, or choose another instance."));
    }
}
