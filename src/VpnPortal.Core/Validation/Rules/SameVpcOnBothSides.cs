using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A VPC reaches itself without a VPN.</summary>
public sealed class SameVpcOnBothSides : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (!AppliesTo(draft) || ExistingGatewayUsedTwice.AppliesTo(draft)) yield break;
        var id = draft.Two.VpcId;
        yield return new Diagnostic(
            "same-vpc", Severity.Error, draft.Two.ReusesGateway ? FieldPaths.ExistingGateway(SideKey.Two) : FieldPaths.Vpc(SideKey.Two),
            new($"两端选择了同一个 VPC {id}，同一 VPC 内部本来就互通，也无法与自身建立 VPN。", $"Both sides name the VPC {id}; a VPC reaches itself already and cannot form a VPN with itself."),
            new("请为 VPC2 选择另一个 VPC。", "Choose another VPC as VPC2."));
    }

    /// <summary>True when both sides name one VPC; what follows from that, such as equal networks, needs no finding of its own.</summary>
    internal static bool AppliesTo(DraftReading draft) =>
        draft.One.VpcId is { Length: > 0 } id && id == draft.Two.VpcId;
}
