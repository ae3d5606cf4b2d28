using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The ping runs on an instance of the VPC that the tunnel leads from, or to.</summary>
public sealed class InstanceNotFound : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides
        let typed = draft.Text(side.InstancePath)
        where typed.Length > 0 && side.Instances is { } known && !known.Any(instance => instance.Id == typed)
        select new Diagnostic(
            "instance-not-found", Severity.Error, side.InstancePath,
            new($"{side.Noun.Zh}（{side.VpcId}）中没有云服务器 {typed}，它可能已被释放，或属于其他 VPC。", $"There is no instance {typed} in {side.VpcId}; it may have been released, or belong to another VPC."),
            new("请从列表中重新选择实例，或清空此项，稍后在验证时再选。", "Choose the instance from the list again, or leave this empty and choose at verification."));
}
