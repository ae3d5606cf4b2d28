using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Some address ranges have a meaning of their own and can be nobody's network.</summary>
public sealed class SubnetReserved : IDraftRule
{
    private static readonly (Cidr Range, BilingualText Use)[] Ranges =
    [
        (Cidr.Parse("100.64.0.0/10"), new("阿里云内部服务使用的网段", "which Alibaba Cloud uses for its own services")),
        (AddressPlan.LinkLocal, new("链路本地网段，隧道地址取自其中", "the link-local range, from which tunnels take their addresses")),
        (Cidr.Parse("127.0.0.0/8"), new("本机环回网段", "the loopback range")),
        (Cidr.Parse("224.0.0.0/4"), new("组播网段", "the multicast range")),
    ];

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        from network in side.Networks
        from reserved in Ranges
        where network.Overlaps(reserved.Range)
        select new Diagnostic(
            "subnet-reserved", Severity.Error, FieldPaths.Subnets(side.Key),
            new($"{network} 与 {reserved.Range} 重叠，后者是{reserved.Use.Zh}，不能作为路由目标。", $"{network} overlaps {reserved.Range}, {reserved.Use.En}; it cannot be routed to."),
            new("请填写不与该网段重叠的网段。", "Enter a network outside that range."));
}
