using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A network that the VPC does not have is reached only if the VPC itself passes traffic on.</summary>
public sealed class SubnetOutsideVpc : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides
        let vpc = side.Vpc
        where side.SubnetsTyped && vpc is not null
        let own = vpc.Cidrs.Select(CidrText.Read).ToArray()
        from network in side.Networks
        where !own.Any(cidr => cidr.Value is { } range && range.Contains(network))
        select new Diagnostic(
            "subnet-outside-vpc", Severity.Warning, FieldPaths.Subnets(side.Key),
            new($"{network} 不在 {vpc.Id} 的网段（{string.Join('、', vpc.Cidrs)}）内，除非该 VPC 能把流量转发到那里，否则对端的访问不会有响应。", $"{network} is not within the networks of {vpc.Id} ({vpc.Cidrs.Listed()}); unless that VPC passes traffic on to it, the peer will get no answer."),
            new("请确认转发路径（如云企业网），或改为 VPC 的网段。", "Make sure of the onward path (for example CEN), or enter the networks of the VPC."),
            side.VpcCidrs());
}
