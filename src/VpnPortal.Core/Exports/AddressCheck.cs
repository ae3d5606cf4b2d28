using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>An export prints only public IPs that exist, are IPv4, differ from each other and stay outside the tunnels.</summary>
internal static class AddressCheck
{
    public static IEnumerable<Diagnostic> Problems(VpcToVpc scenario, KnownAddresses addresses)
    {
        var ends = (from side in SideKeys.Both
                    from role in TunnelRoles.Both
                    select new End(scenario.Side(side), role, addresses.Side(side).TunnelOf(role).PublicIp)).ToList();
        var unreadable = ends.Where(end => end.Address is null).ToList();
        if (unreadable.Count > 0) return unreadable.Select(Missing);
        return ends.GroupBy(end => end.Address).Where(group => group.Count() > 1).Select(group => Twice(group.First(), group.Last()))
            .Concat(ends.Where(end => end.Side.Subnets.Any(subnet => subnet.Contains(end.Address!.Value))).Select(Swallowed));
    }

    private static Diagnostic Missing(End end) => new(
        "export-address-missing", Severity.Error, end.Path,
        new(
            $"{Name(end)} 的公网 IP（IPsec 地址 {(int)end.Role}）尚未得知，导出文件会缺少对端地址。",
            $"The public IP of {Name(end)} (IPsec address {(int)end.Role}) is not known yet; the file would have a hole where the peer's address belongs."),
        new("先执行部署，等两端网关变为正常后再导出。", "Run the deployment first and export when both gateways are normal."));

    private static Diagnostic Twice(End one, End other) => new(
        "export-address-twice", Severity.Error, one.Path,
        new(
            $"{one.Ip} 同时是 {Name(one)} 和 {Name(other)} 的地址，无法区分两条隧道的两端。",
            $"{one.Ip} is the address of both {Name(one)} and {Name(other)}, so the ends of the tunnels cannot be told apart."),
        new("刷新部署状态；若仍如此，请在控制台核对两个网关的公网 IP。", "Refresh the deployment; if it stays so, compare the gateways' public IPs in the console."));

    private static Diagnostic Swallowed(End end) => new(
        "export-address-inside-subnet", Severity.Error, FieldPaths.Subnets(end.Side.Key),
        new(
            $"{Name(end)} 的公网 IP {end.Ip} 位于该端的互通网段之内，去往该网段的路由会把加密报文送回隧道。",
            $"The public IP {end.Ip} of {Name(end)} lies inside that side's networks: the route to them would send the encrypted packets back into the tunnel."),
        new("在该端只填写私网网段。", "Enter only private networks for that side."));

    private static string Name(End end) => SafeText.Line(end.Side.Gateway.Name);

    private sealed record End(VpcSide Side, TunnelRole Role, string? Ip)
    {
        public uint? Address => Cidr.TryParseAddress(Ip, out var address) && Cidr.Format(address) == Ip ? address : null;

        public string Path => FieldPaths.GatewayName(Side.Key);
    }
}
