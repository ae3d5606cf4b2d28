using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The ping goes to one IPv4 address.</summary>
public sealed class VerifyAddressUnreadable : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var typed = draft.Text(FieldPaths.VerifyAddress);
        if (typed.Length == 0 || Cidr.TryParseAddress(typed, out _)) yield break;
        yield return new Diagnostic(
            "verify-address-unreadable", Severity.Error, FieldPaths.VerifyAddress,
            new($"“{typed}”不是 IPv4 地址。", $"“{typed}” is no IPv4 address."),
            new("请填写本地数据中心内应答 ping 的 IPv4 地址，或清空此项，稍后在验证时再填。", "Enter an IPv4 address of the data centre that answers a ping, or leave this empty and enter it at verification."));
    }
}
