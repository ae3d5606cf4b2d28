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
        if (scenario is OnPremisesClassic { DataCentre.HasTwoIps: false }) yield return TunnelsAlike();
        if (scenario is OnPremisesClassic classic && classic.MasterConnection.HealthCheck.Source == classic.SlaveConnection.HealthCheck.Source)
            yield return SourcesAlike(classic.MasterConnection.HealthCheck.Source);
        if (scenario.Routing != RoutingMode.Bgp) yield break;
        foreach (var side in scenario.CloudSides)
            foreach (var role in TunnelRoles.Both)
                if (side.CustomerGatewayOf(role).Asn != scenario.AsnOf(side.Key.Peer())) yield return AnotherAsn(side.CustomerGatewayOf(role), scenario.AsnOf(side.Key.Peer()), side.Key.Peer());
    }

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

    private static Diagnostic AnotherAsn(CustomerGateway customerGateway, long asn, SideKey peer) => new(
        "export-asn-differs", Severity.Error, FieldPaths.Asn(peer),
        new(
            $"用户网关 {SafeText.Line(customerGateway.Name)} 登记的自治系统号是 {customerGateway.Asn}，设备却要使用 {asn}，BGP 会话不会建立。",
            $"The customer gateway {SafeText.Line(customerGateway.Name)} is registered with ASN {customerGateway.Asn} while the device is to use {asn}: the BGP session would not come up."),
        new("设备改用该自治系统号；用户网关的自治系统号不能修改。", "Let the device use that ASN; the ASN of a customer gateway cannot be changed."),
        customerGateway.Asn.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
