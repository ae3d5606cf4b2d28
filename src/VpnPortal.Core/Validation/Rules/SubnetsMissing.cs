using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Without a network of a side the peer has no route to it.</summary>
public sealed class SubnetsMissing : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        where (side.SubnetsTyped || side.Vpc is not null) && side.Subnets.Count == 0
        select new Diagnostic(
            "field-required", Severity.Error, FieldPaths.Subnets(side.Key),
            new($"{side.Noun.Zh} 没有任何要互通的网段，对端无法配置到本端的路由。", $"{side.Noun.En} has no network to reach, so the peer can have no route to it."),
            side.IsSite
                ? new("请填写至少一个网段，例如 172.16.0.0/16。", "Enter at least one network, for example 172.16.0.0/16.")
                : new("请填写至少一个网段，例如 10.0.0.0/16，或清空输入以使用 VPC 的网段。", "Enter at least one network, for example 10.0.0.0/16, or clear the field to take those of the VPC."),
            side.VpcCidrs());
}
