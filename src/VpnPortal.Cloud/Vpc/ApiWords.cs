using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Vpc;

/// <summary>The API's words for states. A word we do not know is kept as such; guessing could start a write at the wrong moment.</summary>
internal static class ApiWords
{
    public static GatewayStatus GatewayStatus(string word) => word.ToLowerInvariant() switch
    {
        "init" => Core.Observation.GatewayStatus.Init,
        "provisioning" => Core.Observation.GatewayStatus.Provisioning,
        "active" => Core.Observation.GatewayStatus.Active,
        "updating" => Core.Observation.GatewayStatus.Updating,
        "deleting" => Core.Observation.GatewayStatus.Deleting,
        _ => Core.Observation.GatewayStatus.Unrecognised,
    };

    public static TunnelStatus TunnelStatus(string word) => word.ToLowerInvariant() switch
    {
        "ike_sa_not_established" => Core.Observation.TunnelStatus.IkeSaNotEstablished,
        "ike_sa_established" => Core.Observation.TunnelStatus.IkeSaEstablished,
        "ipsec_sa_not_established" => Core.Observation.TunnelStatus.IpsecSaNotEstablished,
        "ipsec_sa_established" => Core.Observation.TunnelStatus.IpsecSaEstablished,
        _ => Core.Observation.TunnelStatus.Unrecognised,
    };

    /// <summary>State of a route: <c>published</c>, else <c>normal</c>.</summary>
    public static bool IsPublished(string word) => string.Equals(word, "published", StringComparison.OrdinalIgnoreCase);
}
