using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>What a VPC has itself it never sends into a tunnel, whatever the routes say.</summary>
public sealed class SubnetOverlapsPeerVSwitch : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides
        where side.Vpc is not null && !SameVpcOnBothSides.AppliesTo(draft)
        let peer = draft.Side(side.Key.Peer())
        let owned = side.Landscape!.VSwitches.Where(vSwitch => vSwitch.VpcId == side.Vpc!.Id).Select(vSwitch => (vSwitch.Id, vSwitch.Cidr, CidrText.Read(vSwitch.Cidr).Value)).ToArray()
        from network in peer.Networks
        where !side.Networks.Any(network.Overlaps)
        let own = owned.FirstOrDefault(vSwitch => vSwitch.Value is { } cidr && cidr.Overlaps(network))
        where own.Id is not null
        select new Diagnostic(
            "subnet-overlaps-peer-vswitch", Severity.Error, FieldPaths.Subnets(peer.Key),
            new($"{peer.Noun.Zh}的 {network} 与 {side.Noun.Zh} 中交换机 {own.Id}（{own.Cidr}）重叠，该 VPC 会在内部转发这些流量，不会送入隧道。", $"{network} of {peer.Noun.En} overlaps vSwitch {own.Id} ({own.Cidr}) of {side.Noun.En}; that VPC delivers such traffic itself and never sends it into the tunnel."),
            new("请填写不与对端 VPC 的交换机重叠的网段。", "Enter networks that overlap no vSwitch of the peer's VPC."));
}
