using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>An export prints only public IPs that exist, are IPv4, differ from each other and stay outside the tunnels.</summary>
internal static class AddressCheck
{
    /// <summary>One finding for each address that is not known.</summary>
    public static IEnumerable<Diagnostic> Gaps(Scenario scenario, KnownAddresses addresses) =>
        Ends(scenario, addresses).Where(end => end.Ip is null).Select(Missing);

    /// <summary>What is wrong with the known ones.</summary>
    public static IEnumerable<Diagnostic> Problems(Scenario scenario, KnownAddresses addresses)
    {
        var known = Ends(scenario, addresses).Where(end => end.Ip is not null).ToList();
        return known.GroupBy(end => end.Ip).Where(group => group.Count() > 1).Select(group => Twice(group.First(), group.Last()))
            .Concat(known.Where(end => scenario.SubnetsOf(end.Side).Any(subnet => subnet.Contains(end.Address))).Select(Swallowed));
    }

    /// <summary>Each address once: a single-tunnel gateway has one, and so may a data centre.</summary>
    private static List<End> Ends(Scenario scenario, KnownAddresses addresses) =>
        [.. from side in SideKeys.Both
            from role in HasOne(scenario, side) ? [TunnelRole.Master] : TunnelRoles.Both
            select new End(side, scenario.FindSide(side), scenario.Site, role, addresses.Side(side).TunnelOf(role).PublicIp)];

    private static bool HasOne(Scenario scenario, SideKey side) =>
        scenario.FindSide(side) is null ? !scenario.Site!.HasTwoIps : scenario is OnPremisesClassic;

    private static Diagnostic Missing(End end) => new(
        "export-address-missing", Severity.Error, end.Path,
        new(
            $"{end.Name} 的公网 IP（IPsec 地址 {(int)end.Role}）尚未得知，导出文件会缺少对端地址。",
            $"The public IP of {end.Name} (IPsec address {(int)end.Role}) is not known yet; the file would have a hole where the peer's address belongs."),
        new("先执行部署，等VPN网关变为正常后再导出。", "Run the deployment first and export when the VPN gateway is normal."));

    private static Diagnostic Twice(End one, End other) => new(
        "export-address-twice", Severity.Error, one.Path,
        new(
            $"{one.Ip} 同时是 {one.Name} 和 {other.Name} 的地址，无法区分两条隧道的两端。",
            $"{one.Ip} is the address of both {one.Name} and {other.Name}, so the ends of the tunnels cannot be told apart."),
        new("刷新部署状态；若仍如此，请在控制台核对两端的公网 IP。", "Refresh the deployment; if it stays so, compare the public IPs of both ends in the console."));

    private static Diagnostic Swallowed(End end) => new(
        "export-address-inside-subnet", Severity.Error, FieldPaths.Subnets(end.Side),
        new(
            $"{end.Name} 的公网 IP {end.Ip} 位于该端的互通网段之内，去往该网段的路由会把加密报文送回隧道。",
            $"The public IP {end.Ip} of {end.Name} lies inside that side's networks: the route to them would send the encrypted packets back into the tunnel."),
        new("在该端只填写私网网段。", "Enter only private networks for that side."));

    private sealed record End(SideKey Side, VpcSide? Cloud, DataCentre? Site, TunnelRole Role, string? Ip)
    {
        public uint Address => Cidr.TryParseAddress(Ip, out var address) ? address : 0;

        public string Name => SafeText.Line(Cloud?.Gateway.Name ?? Site!.Name);

        public string Path => Cloud is null ? FieldPaths.SiteIp(Role)
            : Cloud.Gateway.ExistingId is null ? FieldPaths.GatewayName(Side) : FieldPaths.ExistingGateway(Side);
    }
}
