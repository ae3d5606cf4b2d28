using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Runs;

/// <summary>Names of step outputs.</summary>
public static class OutputKeys
{
    /// <summary>The cloud's id of the resource.</summary>
    public const string Id = "id";

    /// <summary>Public IP of a gateway's master tunnel.</summary>
    public const string InternetIp = "internet_ip";

    /// <summary>Public IP of a gateway's slave tunnel.</summary>
    public const string DisasterRecoveryInternetIp = "disaster_recovery_internet_ip";

    /// <summary>IP of a customer gateway.</summary>
    public const string IpAddress = "ip_address";

    /// <summary>Id of the master tunnel.</summary>
    public const string MasterTunnelId = "master_tunnel_id";

    /// <summary>Id of the slave tunnel.</summary>
    public const string SlaveTunnelId = "slave_tunnel_id";

    /// <summary>Key of the id of a tunnel.</summary>
    public static string TunnelIdOf(TunnelRole role) => role == TunnelRole.Master ? MasterTunnelId : SlaveTunnelId;

    /// <summary>Key of the public IP on which a gateway's tunnel of that role ends.</summary>
    public static string AddressOf(TunnelRole role) => role == TunnelRole.Master ? InternetIp : DisasterRecoveryInternetIp;

    /// <summary>The same for a gateway of that design: a single-tunnel gateway has one IP.</summary>
    public static string AddressOf(Scenario scenario, TunnelRole role) => scenario is OnPremisesClassic ? InternetIp : AddressOf(role);
}
