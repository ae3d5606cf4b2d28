using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>What may fail without traffic being interrupted, in words that fit into a sentence.</summary>
public static class AvailabilityStatement
{
    /// <summary>The weakest point decides: the zones of the gateways, then the public IPs of the device.</summary>
    public static BilingualText Of(Scenario scenario)
    {
        if (scenario is OnPremisesClassic)
            return scenario.Site!.HasTwoIps
                ? new("健康检查失败时切换到备用连接，网关本身只在一个可用区", "with a second connection that takes over when the health check fails, while the gateway itself stands in one zone")
                : new("两个连接终止于同一公网 IP，该链路中断时两者同时中断", "with both connections ending on one public IP, so that the loss of its link takes both");
        var zones = ZonesAtTheWeakerEnd(scenario);
        if (scenario.Site is { HasTwoIps: false })
            return new("云端两条隧道，但设备只有一个公网 IP，该链路中断时两条隧道同时中断", "with two tunnels in the cloud but one public IP at the device, so that the loss of its link takes both");
        return zones > 1
            ? new("主备隧道位于不同可用区，单个可用区故障时自动切换", "with the two tunnels in different zones, so that the loss of a zone is survived")
            : new("主备隧道位于同一可用区，不具备可用区级容灾", "with both tunnels in one zone, so that the loss of that zone is not survived");
    }

    private static int ZonesAtTheWeakerEnd(Scenario scenario) => scenario.CloudSides.Min(side =>
        new[] { side.Gateway.Primary.ZoneId, side.Gateway.DisasterRecovery.ZoneId }.Distinct(StringComparer.Ordinal).Count());
}
