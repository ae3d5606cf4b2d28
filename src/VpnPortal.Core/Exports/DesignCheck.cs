using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>What no device could be built from, whatever the rules of the draft let through.</summary>
internal static class DesignCheck
{
    public static IEnumerable<Diagnostic> Problems(Scenario scenario)
    {
        return scenario switch
        {
            OnPremisesClassic classic => Classic(classic),
            { Routing: RoutingMode.Bgp } => Bgp(scenario),
            _ => [],
        };
    }

    private static IEnumerable<Diagnostic> Classic(OnPremisesClassic scenario)
    {
        if (!scenario.DataCentre.HasTwoIps) yield return TunnelsAlike();
        if (scenario.MasterConnection.HealthCheck.Source == scenario.SlaveConnection.HealthCheck.Source)
            yield return SourcesAlike(scenario.MasterConnection.HealthCheck.Source);
        foreach (var role in TunnelRoles.Both)
        {
            var check = scenario.ConnectionOf(role).HealthCheck;
            if (!Cidr.IsAddress(check.Destination)) yield return Unreadable(FieldPaths.HealthDestination(role), role);
            if (!Cidr.IsAddress(check.Source)) yield return Unreadable(FieldPaths.HealthSource(role), role);
        }
    }

    private static IEnumerable<Diagnostic> Bgp(Scenario scenario) =>
        from side in scenario.CloudSides
        from role in TunnelRoles.Both
        let asn = scenario.AsnOf(side.Key.Peer())
        where side.CustomerGatewayOf(role).Asn != asn
        select AnotherAsn(side.CustomerGatewayOf(role), asn, side.Key.Peer());

    private static Diagnostic TunnelsAlike() => new(
        "export-tunnels-alike", Severity.Error, FieldPaths.SiteIp(TunnelRole.Slave),
        new(
            "两个连接的两端公网 IP 完全相同，设备无法区分两条隧道。",
            "Both connections run between the same two public IPs, so a device cannot tell the tunnels apart."),
        new("为第二个连接填写设备的另一个公网 IP。", "Enter another public IP of the device for the second connection."));

    private static Diagnostic SourcesAlike(string source) => new(
        "export-health-sources-alike", Severity.Error, FieldPaths.HealthSource(TunnelRole.Slave),
        new(
            $"两个健康检查的源 IP 都是 {SafeText.Line(source)}，设备无法把应答各自送回原来的隧道。",
            $"Both health checks ask on behalf of {SafeText.Line(source)}, so a device cannot send each answer back through its own tunnel."),
        new("为每个连接使用不同的源 IP。", "Use another source IP for each connection."));

    private static Diagnostic Unreadable(string path, TunnelRole role) => new(
        "export-health-address-unreadable", Severity.Error, path,
        new($"隧道 {(int)role} 的健康检查地址不是 IPv4 地址。", $"An address of tunnel {(int)role}'s health check is no IPv4 address."),
        new("填写 IPv4 地址，例如 172.16.0.9。", "Enter an IPv4 address such as 172.16.0.9."));

    private static Diagnostic AnotherAsn(CustomerGateway customerGateway, long asn, SideKey peer) => new(
        "export-asn-differs", Severity.Error, FieldPaths.Asn(peer),
        new(
            $"用户网关 {SafeText.Line(customerGateway.Name)} 登记的自治系统号是 {customerGateway.Asn}，设备却要使用 {asn}，BGP 会话不会建立。",
            $"The customer gateway {SafeText.Line(customerGateway.Name)} is registered with ASN {customerGateway.Asn} while the device is to use {asn}: the BGP session would not come up."),
        new("设备改用该自治系统号；用户网关的自治系统号不能修改。", "Let the device use that ASN; the ASN of a customer gateway cannot be changed."),
        customerGateway.Asn.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
