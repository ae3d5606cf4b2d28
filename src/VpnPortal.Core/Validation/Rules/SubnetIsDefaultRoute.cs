using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A destination route must not be 0.0.0.0/0: it would draw all traffic into the tunnel, and the API refuses it.</summary>
public sealed class SubnetIsDefaultRoute : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        where side.Subnets.Any(subnet => subnet.Value == Cidr.Any)
        select new Diagnostic(
            "subnet-is-default-route", Severity.Error, FieldPaths.Subnets(side.Key),
            new("0.0.0.0/0 不能作为目的路由的目标网段，API 会拒绝，它也会把对端的所有流量引入隧道。", "0.0.0.0/0 cannot be the destination of a destination route: the API refuses it, and it would draw all the peer's traffic into the tunnel."),
            side.IsSite
                ? new("请只填写需要互通的网段，即设备后面的私网网段。", "Enter only the networks to be reached, that is the private ones behind the device.")
                : new("请只填写需要互通的网段，例如 VPC 的网段。", "Enter only the networks to be reached, for example those of the VPC."),
            side.VpcCidrs());
}
