using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Configuration;

/// <summary>
/// What the account may hold; configuration section <c>Cloud:Quotas</c>. The defaults are the documented ones. Whoever had a quota
/// raised in Quota Center writes the new number here, too.
/// </summary>
public sealed class QuotaOptions
{
    /// <summary>VPN gateways over all regions.</summary>
    public int VpnGateways { get; set; } = AccountQuotas.Documented.VpnGateways;

    /// <summary>Customer gateways of a region.</summary>
    public int CustomerGateways { get; set; } = AccountQuotas.Documented.CustomerGateways;

    /// <summary>IPsec connections on one gateway.</summary>
    public int ConnectionsPerGateway { get; set; } = AccountQuotas.Documented.ConnectionsPerGateway;

    /// <summary>Destination routes on one gateway.</summary>
    public int RoutesPerGateway { get; set; } = AccountQuotas.Documented.RoutesPerGateway;

    /// <summary>Routes that a gateway accepts by BGP.</summary>
    public int BgpRoutes { get; set; } = AccountQuotas.Documented.BgpRoutes;

    /// <summary>All of them as the rules read them.</summary>
    public AccountQuotas Read() => new(VpnGateways, CustomerGateways, ConnectionsPerGateway, RoutesPerGateway, BgpRoutes);
}
