using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway cannot be both ends of a connection.</summary>
public sealed class ExistingGatewayUsedTwice : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (!AppliesTo(draft)) yield break;
        var id = draft.Two.ExistingGatewayId;
        yield return new Diagnostic(
            "existing-gateway-used-twice", Severity.Error, FieldPaths.ExistingGateway(SideKey.Two),
            new($"两端选择了同一个VPN网关 {id}，网关无法与自身建立IPsec连接。", $"Both sides name the VPN gateway {id}; a gateway cannot form an IPsec connection with itself."),
            new("请为 VPC2 选择另一个VPN网关，或购买新的网关。", "Choose another VPN gateway for VPC2, or buy one."));
    }

    /// <summary>True when both sides name one gateway; that they then also share a VPC needs no finding of its own.</summary>
    internal static bool AppliesTo(DraftReading draft) =>
        draft.One.ExistingGatewayId is { Length: > 0 } id && id == draft.Two.ExistingGatewayId;
}
