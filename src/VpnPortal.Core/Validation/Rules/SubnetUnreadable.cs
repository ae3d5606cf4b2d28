using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A network that cannot be read can get no route.</summary>
public sealed class SubnetUnreadable : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        from subnet in side.Subnets
        where subnet.Value is null
        select new Diagnostic(
            "subnet-unreadable", Severity.Error, FieldPaths.Subnets(side.Key),
            new($"“{subnet.Text}”不是 IPv4 网段，应写作 10.0.0.0/16 的形式。", $"“{subnet.Text}” is no IPv4 network; write it like 10.0.0.0/16."),
            new("请更正该网段，多个网段用逗号分隔。", "Correct that network; separate several with commas."));
}
