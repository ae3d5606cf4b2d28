using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A health check asks one IPv4 address on behalf of another.</summary>
public sealed class HealthAddressUnreadable : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        from path in new[] { FieldPaths.HealthDestination(role), FieldPaths.HealthSource(role) }
        let typed = draft.Text(path)
        where typed.Length > 0 && !Cidr.TryParseAddress(typed, out _)
        select new Diagnostic(
            "health-address-unreadable", Severity.Error, path,
            new($"“{typed}”不是 IPv4 地址。", $"“{typed}” is no IPv4 address."),
            new("请填写一个 IPv4 地址，例如 10.0.0.10。", "Enter an IPv4 address, for example 10.0.0.10."));
}
