using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A ping to an address that the tunnel does not lead to proves nothing.</summary>
public sealed class VerifyAddressOutsideSite : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var networks = draft.Two.Networks;
        if (networks.Count == 0 || !Cidr.TryParseAddress(draft.Text(FieldPaths.VerifyAddress), out var address)) yield break;
        if (networks.Any(network => network.Contains(address))) yield break;
        yield return new Diagnostic(
            "verify-address-outside-site", Severity.Error, FieldPaths.VerifyAddress,
            new($"{draft.Text(FieldPaths.VerifyAddress)} 不在本地数据中心的网段（{string.Join('、', networks)}）内，ping 不会进入隧道，无法验证连通性。", $"{draft.Text(FieldPaths.VerifyAddress)} is not within the networks of the data centre ({networks.Listed()}); a ping to it never enters the tunnel and proves nothing."),
            new("请填写这些网段中应答 ping 的地址，或清空此项。", "Enter an address of these networks that answers a ping, or leave this empty."));
    }
}
